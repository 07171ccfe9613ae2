import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { isApiError } from '../../../api/api-error.ts';
import { CodeField, RecoveryCodeField } from '../../../ui/form/password-fields.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import type { Me } from '../me.ts';
import { type Challenge, finishSignIn } from './sign-in.ts';

interface SecondStepFormProps {
  challenge: Challenge;
  onSignedIn: (me: Me) => void | Promise<void>;
  /** Back to e-mail and password. */
  onBack: () => void;
}

/** The code of the authenticator app, or a recovery code when the phone is away. */
export function SecondStepForm({ challenge, onSignedIn, onBack }: SecondStepFormProps) {
  const { t } = useLingui();
  const [isRecovery, setRecovery] = useState(false);
  const [untilMs] = useState(() => Date.now() + challenge.expiresIn * 1000);

  function explain(error: unknown) {
    if (!isApiError(error, 'UNAUTHORIZED')) return null;
    if (Date.now() > untilMs) return <Trans>That took too long. Go back and enter your password again.</Trans>;
    if (isRecovery) return <Trans>This recovery code is wrong or has been used. Try another one.</Trans>;
    return <Trans>This code is wrong or has been used. Wait for the next one and try again.</Trans>;
  }

  return (
    <Stack gap="md">
      <Text role="status">
        {isRecovery ? (
          <Trans>Enter one of the recovery codes you kept. It works once.</Trans>
        ) : (
          <Trans>Open your authenticator app and enter the six digits it shows for Rollbook.</Trans>
        )}
      </Text>
      <PlainForm
        key={isRecovery ? 'recovery' : 'code'}
        values={{ code: '', recoveryCode: '' }}
        onSubmit={async ({ code, recoveryCode }) => {
          await onSignedIn(await finishSignIn(challenge, isRecovery ? { recoveryCode: recoveryCode.trim() } : { code: code.trim() }));
        }}
        submitLabel={<Trans>Sign in</Trans>}
        isWide
        explain={explain}
      >
        {isRecovery ? (
          <RecoveryCodeField name="recoveryCode" label={t`Recovery code`} autoFocus />
        ) : (
          <CodeField name="code" label={t`Code`} autoFocus />
        )}
      </PlainForm>
      <Button variant="subtle" onClick={() => setRecovery(!isRecovery)}>
        {isRecovery ? <Trans>Use the authenticator app</Trans> : <Trans>My phone isn’t here: use a recovery code</Trans>}
      </Button>
      <Button variant="subtle" onClick={onBack}>
        <Trans>Back to e-mail and password</Trans>
      </Button>
    </Stack>
  );
}
