import { Trans, useLingui } from '@lingui/react/macro';
import { Avatar, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconApi, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUserCog } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { isLocale, LOCALE_NAMES, LOCALES } from '../../../i18n/locale.ts';
import { useShortcutsEnabled } from '../../../ui/keys/use-shortcuts.ts';
import { type ColorScheme, useMe } from '../me.ts';
import { signOut } from '../sign-in/sign-out.ts';
import { isColorScheme } from './color-scheme.ts';
import { usePreferences } from './preferences.ts';

/** Who I am here, and how I like the console. `target` is the button that opens it. */
export function AccountMenu({ target }: { target: ReactElement }) {
  const { t } = useLingui();
  const me = useMe();
  const [hasShortcuts, setShortcuts] = useShortcutsEnabled();
  const preferences = usePreferences(() =>
    notifications.show({ color: 'red', message: t`This couldn’t be saved to your account. It holds in this browser.` }),
  );
  const schemes: Record<ColorScheme, { label: string; icon: ReactElement }> = {
    auto: { label: t`As the device`, icon: <IconDeviceDesktop size={16} aria-hidden /> },
    light: { label: t`Light`, icon: <IconSun size={16} aria-hidden /> },
    dark: { label: t`Dark`, icon: <IconMoon size={16} aria-hidden /> },
  };

  function leave() {
    signOut().catch(() => notifications.show({ color: 'red', message: t`Signing out didn’t work. Check your connection and try again.` }));
  }

  return (
    <Menu width={240} position="top-start" shadow="md" keepMounted={false}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown aria-label={t`Your account`}>
        <div style={{ padding: '8px 12px' }}>
          <Text fw={600} truncate>
            {me.name}
          </Text>
          <Text size="xs" c="dimmed" truncate dir="ltr" ta="start">
            {me.email}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            <bdi>{me.tenant.name}</bdi>
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Label>
          <Trans>Language</Trans>
        </Menu.Label>
        <Menu.RadioGroup value={preferences.locale} onChange={(value) => isLocale(value) && preferences.setLocale(value)}>
          {LOCALES.map((locale) => (
            <Menu.RadioItem key={locale} value={locale} lang={locale}>
              {LOCALE_NAMES[locale]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>
          <Trans>Appearance</Trans>
        </Menu.Label>
        <Menu.RadioGroup value={preferences.colorScheme} onChange={(value) => isColorScheme(value) && preferences.setColorScheme(value)}>
          {Object.entries(schemes).map(([scheme, { label, icon }]) => (
            <Menu.RadioItem key={scheme} value={scheme} rightSection={icon}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={hasShortcuts} onChange={setShortcuts}>
          <Trans>Single-key shortcuts (/ j k)</Trans>
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCog size={16} aria-hidden />}>
          <Trans>Your account</Trans>
        </Menu.Item>
        {me.role === 'admin' && (
          <Menu.Item component="a" href="/docs" target="_blank" leftSection={<IconApi size={16} aria-hidden />}>
            <Trans>API reference</Trans>
          </Menu.Item>
        )}
        <Menu.Item onClick={leave} leftSection={<IconLogout size={16} aria-hidden />}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function MyAvatar({ size }: { size: number }) {
  const { name } = useMe();
  return <Avatar name={name} color="accent" size={size} aria-hidden />;
}
