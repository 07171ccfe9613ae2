import { Trans } from '@lingui/react/macro';
import { Button, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api } from '../../../api/index.ts';
import { type Me, meQuery, useMe } from '../me.ts';
import { SignInForm } from './sign-in-form.tsx';
import { signOut } from './sign-out.ts';

/**
 * When the session can't be renewed, login comes over the page instead of replacing it: the address, the scroll
 * position and a half-filled form are all still there afterwards.
 */
export function SessionGate() {
  const me = useMe();
  const queries = useQueryClient();
  const isLost = useSyncExternalStore(api.session.subscribe, api.session.isLost);

  async function goOn(next: Me) {
    // Someone else at the same desk must not see, or save, what the first person had open.
    if (next.id !== me.id) return window.location.assign('/');
    queries.setQueryData(meQuery.queryKey, next);
    api.session.restore();
    await queries.invalidateQueries();
  }

  return (
    <Modal
      opened={isLost}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={<Trans>Please sign in again</Trans>}
      overlayProps={{ blur: 6, backgroundOpacity: 0.5 }}
      centered
      // Above any drawer or dialog that was open when the session went.
      zIndex={500}
    >
      <Text mb="md">
        <Trans>You were signed out. Your page stays as it is.</Trans>
      </Text>
      <SignInForm email={me.email} onSignedIn={goOn} />
      <Button variant="subtle" fullWidth mt="xs" onClick={() => signOut()}>
        <Trans>Leave this page</Trans>
      </Button>
    </Modal>
  );
}
