import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { usePageTitle } from '../../../../ui/use-page-title.ts';
import { meQuery } from '../../me.ts';
import { SignInFrame } from '../../sign-in/sign-in-frame.tsx';
import { signOut } from '../../sign-in/sign-out.ts';
import { TwoFactorSetup } from './two-factor-setup.tsx';

/** The school asks for two-factor sign-in: this comes before anything else, and afterwards the page that was wanted. */
export default function ForcedTwoFactor({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  usePageTitle(t`Set up two-factor sign-in`);

  async function open() {
    // Everything that was refused before is asked for again; the account first, or this page would come back.
    await queries.refetchQueries({ queryKey: meQuery.queryKey });
    onDone();
    await queries.invalidateQueries();
  }

  function leave() {
    signOut().catch(() => notifications.show({ color: 'red', message: t`Signing out didn’t work. Check your connection and try again.` }));
  }

  return (
    <SignInFrame>
      <Title order={1} size="h3" mb="md">
        <Trans>Set up two-factor sign-in</Trans>
      </Title>
      <Text mb="md">
        <Trans>Your school asks for it. It takes a minute, and your pages open right afterwards.</Trans>
      </Text>
      <TwoFactorSetup onDone={() => void open()} />
      <Button variant="subtle" fullWidth mt="md" onClick={leave}>
        <Trans>Sign out</Trans>
      </Button>
    </SignInFrame>
  );
}
