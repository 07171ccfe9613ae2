import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { api } from '../../api/index.ts';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { type Me, meQuery } from './me.ts';
import { safeReturnPath } from './return-path.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

const route = getRouteApi('/login');

export default function LoginPage() {
  const { t } = useLingui();
  const { from } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  usePageTitle(t`Sign in`);

  async function enter(me: Me) {
    queries.setQueryData(meQuery.queryKey, me);
    api.session.restore();
    await router.navigate({ href: safeReturnPath(from), replace: true });
  }

  return (
    <SignInFrame>
      <Title order={1} size="h3" mb="lg">
        <Trans>Sign in to Rollbook</Trans>
      </Title>
      <SignInForm onSignedIn={enter} />
    </SignInFrame>
  );
}
