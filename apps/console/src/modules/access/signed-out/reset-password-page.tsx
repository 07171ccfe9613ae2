import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Text, Title } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { NewPasswordField } from '../../../ui/form/password-fields.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { usePageTitle } from '../../../ui/use-page-title.ts';
import { SignInFrame } from '../sign-in/sign-in-frame.tsx';
import { isSpentLink, SpentLink, useMailedToken } from './mailed-link.tsx';

/** Behind the link of a mail: a new password, and signing in with it. */
export default function ResetPasswordPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const token = useMailedToken();
  const [isSpent, setSpent] = useState(token === null);
  usePageTitle(t`Choose a new password`);

  async function choose({ password }: { password: string }) {
    try {
      await api.post('/auth/reset-password', { token, password });
    } catch (error) {
      if (!isSpentLink(error)) throw error;
      setSpent(true);
      return;
    }
    await navigate({ to: '/login', search: { done: 'reset' }, replace: true });
  }

  return (
    <SignInFrame>
      {isSpent ? (
        <SpentLink>
          <Anchor component={Link} to="/forgot-password" underline="always">
            <Trans>Ask for a new link</Trans>
          </Anchor>
        </SpentLink>
      ) : (
        <>
          <Title order={1} size="h3" mb="md">
            <Trans>Choose a new password</Trans>
          </Title>
          <Text mb="md">
            <Trans>You’ll be signed out everywhere and sign in again with the new one.</Trans>
          </Text>
          <PlainForm values={{ password: '' }} onSubmit={choose} submitLabel={<Trans>Set the password</Trans>} isWide>
            <NewPasswordField name="password" label={t`New password`} autoFocus />
          </PlainForm>
        </>
      )}
    </SignInFrame>
  );
}
