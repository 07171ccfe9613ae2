import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PasswordField } from '../../../../ui/form/password-fields.tsx';
import { PlainForm } from '../../../../ui/form/plain-form.tsx';
import { Panel } from '../../../../ui/panel.tsx';
import { meQuery, useMe } from '../../me.ts';
import { turnOffTwoFactor } from './two-factor.ts';
import { TwoFactorSetup } from './two-factor-setup.tsx';

export function TwoFactorPanel() {
  const { t } = useLingui();
  const { hasTwoFactor } = useMe();
  const queries = useQueryClient();
  // Not read off the account: that may be read again while the recovery codes are still on the screen.
  const [open, setOpen] = useState<'on' | 'off' | null>(null);

  async function close() {
    setOpen(null);
    await queries.invalidateQueries({ queryKey: meQuery.queryKey });
  }

  async function turnOff({ password }: { password: string }) {
    await turnOffTwoFactor(password);
    await close();
    notifications.show({ message: t`Two-factor sign-in is off.` });
  }

  return (
    <Panel
      order={2}
      title={<Trans>Two-factor sign-in</Trans>}
      aside={
        <Badge variant="light" color={hasTwoFactor ? 'green' : 'gray'} tt="none">
          {hasTwoFactor ? <Trans>On</Trans> : <Trans>Off</Trans>}
        </Badge>
      }
    >
      {open === 'on' && <TwoFactorSetup onDone={close} onCancel={() => setOpen(null)} />}
      {open === 'off' && (
        <PlainForm
          values={{ password: '' }}
          onSubmit={turnOff}
          submitLabel={<Trans>Turn it off</Trans>}
          isDanger
          onCancel={() => setOpen(null)}
        >
          <PasswordField name="password" label={t`Your password of now`} autoFocus />
        </PlainForm>
      )}
      {open === null && (
        <Stack gap="md" align="start">
          <Text>
            {hasTwoFactor ? (
              <Trans>
                When you sign in, a code from your phone is asked for as well. Moving to another phone? Turn it off, then on again.
              </Trans>
            ) : (
              <Trans>With it, nobody gets in by your password alone: a code from your phone is asked for as well.</Trans>
            )}
          </Text>
          <Button variant={hasTwoFactor ? 'default' : 'filled'} onClick={() => setOpen(hasTwoFactor ? 'off' : 'on')}>
            {hasTwoFactor ? <Trans>Turn it off</Trans> : <Trans>Set it up</Trans>}
          </Button>
        </Stack>
      )}
    </Panel>
  );
}
