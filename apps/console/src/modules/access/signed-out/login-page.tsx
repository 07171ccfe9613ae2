import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Stack, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { usePageTitle } from '../../../ui/use-page-title.ts';
import { safeReturnPath } from '../sign-in/return-path.ts';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { SignInFrame } from '../sign-in/sign-in-frame.tsx';
import { useEnter } from './use-enter.ts';
import { versionQuery } from './version.ts';

const route = getRouteApi('/login');

export default function LoginPage() {
  const { t } = useLingui();
  const { from, done } = route.useSearch();
  const router = useRouter();
  const enter = useEnter();
  // Not knowing costs a link, not the page.
  const allowsSignUp = useQuery(versionQuery).data?.allowsSignUp ?? false;
  usePageTitle(t`Sign in`);

  return (
    <SignInFrame>
      <Title order={1} size="h3" mb="lg">
        <Trans>Sign in to Rollbook</Trans>
      </Title>
      {done === 'reset' && (
        <Alert color="green" role="status" mb="md" icon={<IconCircleCheck size={18} aria-hidden />}>
          <Trans>Your new password is set. Sign in with it.</Trans>
        </Alert>
      )}
      <SignInForm
        onSignedIn={async (me) => {
          enter(me);
          await router.navigate({ href: safeReturnPath(from), replace: true });
        }}
      />
      <Stack gap={4} mt="md" align="center">
        <Anchor component={Link} to="/forgot-password" py={4}>
          <Trans>Forgot your password?</Trans>
        </Anchor>
        {allowsSignUp && (
          <Anchor component={Link} to="/sign-up" py={4}>
            <Trans>Open a school of your own</Trans>
          </Anchor>
        )}
      </Stack>
    </SignInFrame>
  );
}
