import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { UndoToast } from '../../../ui/records/undo-toast.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { useMay } from '../may.ts';
import { useUserAction } from './use-user-action.tsx';
import type { User } from './user.ts';

/** What an administrator can do about somebody's way in, each with what it means. */
export function UserSignIn({ user }: { user: User }) {
  const { t } = useLingui();
  const mayChange = useMay('users', 'UPDATE');
  const [isAsking, setAsking] = useState(false);
  const act = useUserAction(user);
  if (!mayChange) return null;

  async function shutOut() {
    await act.run('deactivate');
    notifications.show({
      autoClose: 10_000,
      message: <UndoToast text={<Trans>“{user.name}” is shut out</Trans>} onUndo={() => void act.tell('activate', t`Let in again`)} />,
    });
  }

  return (
    <Panel order={2} title={<Trans>Signing in</Trans>}>
      <Rows>
        {!user.hasPassword && user.isActive && (
          <li>
            <Text>
              <Trans>They haven’t chosen a password yet. A new mail makes the link before it useless.</Trans>
            </Text>
            <Button variant="default" loading={act.isBusy} onClick={() => void act.tell('invite', t`The invitation is on its way`)}>
              <Trans>Send the invitation again</Trans>
            </Button>
          </li>
        )}
        {user.hasTwoFactor && (
          <li>
            <Text>
              <Trans>Their phone is lost? Reset two-factor sign-in, and they set it up anew.</Trans>
            </Text>
            <Button variant="default" onClick={() => setAsking(true)}>
              <Trans>Reset two-factor sign-in</Trans>
            </Button>
          </li>
        )}
        <li>
          <Text>
            {user.isActive ? (
              <Trans>Shutting out ends their sessions at once, everywhere. What they did stays, and you can let them in again.</Trans>
            ) : (
              <Trans>They can’t sign in. Their password and their work are still there.</Trans>
            )}
          </Text>
          {user.isActive ? (
            <Button variant="light" color="red" loading={act.isBusy} onClick={() => void act.said(shutOut)}>
              <Trans>Shut out</Trans>
            </Button>
          ) : (
            <Button loading={act.isBusy} onClick={() => void act.tell('activate', t`Let in again`)}>
              <Trans>Let in again</Trans>
            </Button>
          )}
        </li>
      </Rows>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={<Trans>Reset two-factor sign-in?</Trans>}
        confirmLabel={<Trans>Reset it</Trans>}
        isDanger
        onConfirm={() => act.run('reset-two-factor')}
      >
        <Trans>
          Until it is set up again, “{user.name}” gets in by password alone, and is signed out now. Be sure it is really them who asks.
        </Trans>
      </ConfirmDialog>
    </Panel>
  );
}
