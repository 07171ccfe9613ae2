import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, SimpleGrid, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { isLocale, LOCALE_NAMES, LOCALES } from '../../../i18n/locale.ts';
import { useShortcutsEnabled } from '../../../ui/keys/use-shortcuts.ts';
import { Panel } from '../../../ui/panel.tsx';
import { isColorScheme } from './color-scheme.ts';
import { usePreferences } from './preferences.ts';

/** Changed at once, without a button to save. */
export function PreferencesPanel() {
  const { t } = useLingui();
  const [hasShortcuts, setShortcuts] = useShortcutsEnabled();
  const preferences = usePreferences(() =>
    notifications.show({ color: 'red', message: t`This couldn’t be saved to your account. It holds in this browser.` }),
  );
  return (
    <Panel order={2} title={<Trans>How Rollbook looks</Trans>}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} mb="md">
        <NativeSelect
          label={t`Language`}
          value={preferences.locale}
          data={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          onChange={({ currentTarget: { value } }) => isLocale(value) && preferences.setLocale(value)}
        />
        <NativeSelect
          label={t`Appearance`}
          value={preferences.colorScheme}
          data={[
            { value: 'auto', label: t`As the device` },
            { value: 'light', label: t`Light` },
            { value: 'dark', label: t`Dark` },
          ]}
          onChange={({ currentTarget: { value } }) => isColorScheme(value) && preferences.setColorScheme(value)}
        />
      </SimpleGrid>
      <Switch
        label={t`Single-key shortcuts (/ j k)`}
        checked={hasShortcuts}
        onChange={(event) => setShortcuts(event.currentTarget.checked)}
      />
    </Panel>
  );
}
