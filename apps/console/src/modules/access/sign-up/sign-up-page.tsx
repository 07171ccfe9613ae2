import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { usePageTitle } from '../../../ui/use-page-title.ts';
import { SignInFrame } from '../sign-in/sign-in-frame.tsx';
import { useEnter } from '../signed-out/use-enter.ts';
import { versionQuery } from '../signed-out/version.ts';
import { SignUpForm } from './sign-up-form.tsx';

/** Opening a school of one's own, where the installation allows it. */
export default function SignUpPage() {
  const { t } = useLingui();
  const router = useRouter();
  const enter = useEnter();
  const version = useQuery(versionQuery);
  usePageTitle(t`Open a school`);
  return (
    <SignInFrame>
      <Title order={1} size="h3" mb="md">
        <Trans>Open a school</Trans>
      </Title>
      {version.data?.allowsSignUp === false ? (
        <Text mb="md">
          <Trans>Schools aren’t opened by themselves here. Ask whoever runs this installation.</Trans>
        </Text>
      ) : (
        <SignUpForm
          onOpened={async (me) => {
            enter(me);
            await router.navigate({ to: '/', replace: true });
          }}
        />
      )}
      <Anchor component={Link} to="/login" mt="md" display="inline-block">
        <Trans>I have a login already</Trans>
      </Anchor>
    </SignInFrame>
  );
}
