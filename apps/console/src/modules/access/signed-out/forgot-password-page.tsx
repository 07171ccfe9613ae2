import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { EmailField } from '../../../ui/form/text-fields.tsx';
import { usePageTitle } from '../../../ui/use-page-title.ts';
import { SignInFrame } from '../sign-in/sign-in-frame.tsx';

export default function ForgotPasswordPage() {
  const { t } = useLingui();
  const [sentTo, setSentTo] = useState<string | null>(null);
  usePageTitle(t`Forgot your password?`);
  return (
    <SignInFrame>
      <Title order={1} size="h3" mb="md">
        {sentTo ? <Trans>Look into your mailbox</Trans> : <Trans>Forgot your password?</Trans>}
      </Title>
      {sentTo ? (
        <Text role="status" mb="md">
          {/* The same for everybody: nobody learns here who has an account. */}
          <Trans>
            If <bdi dir="ltr">{sentTo}</bdi> belongs to an account, a mail with a link is on its way. The link works once, for an hour. Look
            in the spam folder, too.
          </Trans>
        </Text>
      ) : (
        <>
          <Text mb="md">
            <Trans>Enter your e-mail address, and we’ll send you a link to choose a new one.</Trans>
          </Text>
          <PlainForm
            values={{ email: '' }}
            onSubmit={async ({ email }) => {
              await api.post('/auth/forgot-password', { email: email.trim() });
              setSentTo(email.trim());
            }}
            submitLabel={<Trans>Send the link</Trans>}
            isWide
          >
            <EmailField name="email" label={t`E-mail`} isRequired autoFocus />
          </PlainForm>
        </>
      )}
      <Anchor component={Link} to="/login" mt="md" display="inline-block">
        <Trans>Back to signing in</Trans>
      </Anchor>
    </SignInFrame>
  );
}
