import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { SecretValue } from '../../../../ui/dialogs/secret-value.tsx';
import { CodeField } from '../../../../ui/form/password-fields.tsx';
import { PlainForm } from '../../../../ui/form/plain-form.tsx';
import { ProblemText } from '../../../../ui/states/problem-text.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { confirmTwoFactor, inGroups, startTwoFactor } from './two-factor.ts';

interface TwoFactorSetupProps {
  /** It is on and the recovery codes are kept. */
  onDone: () => void;
  onCancel?: () => void;
}

/** Scan, type the first code, keep the recovery codes. */
export function TwoFactorSetup({ onDone, onCancel }: TwoFactorSetupProps) {
  const { t } = useLingui();
  const [codes, setCodes] = useState<string[] | null>(null);
  // A secret of this visit: asked for once, kept nowhere.
  const started = useQuery({
    queryKey: ['two-factor-start', useId()],
    queryFn: startTwoFactor,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (started.isPending) return <Loader aria-label={t`Loading…`} />;
  if (started.isError) {
    return (
      <Stack gap="md" align="start" role="alert">
        <Text>
          <ProblemText error={started.error} />
        </Text>
        <Button onClick={() => void started.refetch()}>
          <Trans>Try again</Trans>
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <Text>
        <Trans>1. Scan this with an authenticator app on your phone, for example Google Authenticator, Aegis or 1Password.</Trans>
      </Text>
      <QrCode text={started.data.uri} label={t`QR code for your authenticator app`} />
      <SecretValue name={t`Can’t scan it? Enter this key instead`} value={inGroups(started.data.secret)} />
      <Text>
        <Trans>2. Enter the six digits that the app shows now.</Trans>
      </Text>
      <PlainForm
        values={{ code: '' }}
        onSubmit={async ({ code }) => setCodes(await confirmTwoFactor(code.trim()))}
        submitLabel={<Trans>Turn it on</Trans>}
        onCancel={onCancel}
      >
        <CodeField name="code" label={t`Code`} />
      </PlainForm>
    </Stack>
  );
}
