import { Trans } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';
import { RotateDialog } from '../../../ui/dialogs/rotate-dialog.tsx';
import { apiPath } from '../../../ui/records/resource.ts';
import { useMay } from '../may.ts';
import { type ConnectedApp, connectedAppQuery, rotateConnectedApp, withoutSecrets } from './connected-app.ts';
import { FreshSecrets } from './fresh-secrets.tsx';
import { connectedApps } from './resource.ts';

/** New secrets, and disconnecting for good. */
export function AppChanges({ app }: { app: ConnectedApp }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayRotate = useMay('connected-apps', 'UPDATE');
  const mayRemove = useMay('connected-apps', 'DELETE');
  const [open, setOpen] = useState<'rotate' | 'remove' | null>(null);
  const close = () => setOpen(null);

  async function rotate(overlapHours: number) {
    const fresh = await rotateConnectedApp(app.id, overlapHours);
    queries.setQueryData(connectedAppQuery(app.id).queryKey, withoutSecrets(fresh));
    return fresh;
  }

  async function remove() {
    await api.delete(apiPath(connectedApps, app.id), { ifMatch: app.version });
    notifications.show({ message: <Trans>“{app.name}” is disconnected</Trans> });
    await navigate({ to: '/connected-apps' });
    queries.removeQueries({ queryKey: ['connected-apps', app.id] });
    await queries.invalidateQueries({ queryKey: ['connected-apps', 'list'] });
  }

  return (
    <Group>
      {mayRotate && (
        <Button variant="default" onClick={() => setOpen('rotate')}>
          <Trans>Replace the secrets</Trans>
        </Button>
      )}
      {mayRemove && (
        <Button variant="light" color="red" onClick={() => setOpen('remove')}>
          <Trans>Disconnect</Trans>
        </Button>
      )}
      <RotateDialog isOpen={open === 'rotate'} onClose={close} title={<Trans>Replace the secrets of “{app.name}”</Trans>} rotate={rotate}>
        {(fresh, done) => <FreshSecrets fresh={fresh} onDone={done} />}
      </RotateDialog>
      <ConfirmDialog
        isOpen={open === 'remove'}
        onClose={close}
        title={<Trans>Disconnect “{app.name}”?</Trans>}
        typed={app.name}
        confirmLabel={<Trans>Disconnect it for good</Trans>}
        isDanger
        onConfirm={remove}
      >
        <Trans>
          Its token stops working at once. What it has sent stays. To stop it only for a while, edit it and switch it off instead.
        </Trans>
      </ConfirmDialog>
    </Group>
  );
}
