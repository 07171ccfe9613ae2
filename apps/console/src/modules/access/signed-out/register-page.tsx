import { Trans, useLingui } from '@lingui/react/macro';
import { Text, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { NewPasswordField } from '../../../ui/form/password-fields.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { usePageTitle } from '../../../ui/use-page-title.ts';
import type { Me } from '../me.ts';
import { SignInFrame } from '../sign-in/sign-in-frame.tsx';
import { isSpentLink, SpentLink, useMailedToken } from './mailed-link.tsx';
import { useEnter } from './use-enter.ts';

/** Behind the link of an invitation: choose a password, and be in. */
export default function RegisterPage() {
  const { t } = useLingui();
  const router = useRouter();
  const token = useMailedToken();
  const enter = useEnter();
  const [isSpent, setSpent] = useState(token === null);
  usePageTitle(t`Welcome`);

  async function accept({ name, password }: { name: string; password: string }) {
    try {
      const { user } = await api.post<{ user: Me }>('/auth/register', { token, password, name: name.trim() || undefined, cookies: true });
      enter(user);
    } catch (error) {
      if (!isSpentLink(error)) throw error;
      setSpent(true);
      return;
    }
    await router.navigate({ to: '/', replace: true });
  }

  return (
    <SignInFrame>
      {isSpent ? (
        <SpentLink>
          <Trans>Ask whoever invited you to send it again.</Trans>
        </SpentLink>
      ) : (
        <>
          <Title order={1} size="h3" mb="md">
            <Trans>Welcome to Rollbook</Trans>
          </Title>
          <Text mb="md">
            <Trans>Your school has opened a login for you. Choose a password, and you are in.</Trans>
          </Text>
          <PlainForm values={{ name: '', password: '' }} onSubmit={accept} submitLabel={<Trans>Start</Trans>} isWide>
            <TextField
              name="name"
              label={t`Your name`}
              description={t`As colleagues should see it. Left empty, it stays as in the invitation.`}
            />
            <NewPasswordField name="password" label={t`Password`} autoFocus />
          </PlainForm>
        </>
      )}
    </SignInFrame>
  );
}
