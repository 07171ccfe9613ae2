import { Trans } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';
import { useBusy } from '../../../ui/use-busy.tsx';
import { useMay } from '../../access/may.ts';
import { type Endpoint, endpointPath, endpointQuery, nameOf } from './endpoint.ts';
import { RotateSecret } from './rotate-secret.tsx';

/** On and off, another secret, and the end. */
export function EndpointChanges({ endpoint }: { endpoint: Endpoint }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayChange = useMay('webhooks', 'UPDATE');
  const mayDelete = useMay('webhooks', 'DELETE');
  const { isBusy, run } = useBusy();
  const [open, setOpen] = useState<'rotate' | 'delete' | null>(null);
  const { id, version, isEnabled } = endpoint;
  const title = nameOf(endpoint);

  function keep(changed: Endpoint) {
    queries.setQueryData(endpointQuery(id).queryKey, changed);
    void queries.invalidateQueries({ queryKey: ['webhooks', 'list'] });
  }

  const turn = () => run(async () => keep(await api.patch<Endpoint>(endpointPath(id), { isEnabled: !isEnabled }, { ifMatch: version })));
  const confirm = () => run(async () => keep(await api.post<Endpoint>(`${endpointPath(id)}/confirm-secret`, {}, { ifMatch: version })));

  async function remove() {
    await api.delete(endpointPath(id), { ifMatch: version });
    notifications.show({ message: <Trans>“{title}” deleted</Trans> });
    await navigate({ to: '/webhooks' });
    queries.removeQueries({ queryKey: ['webhooks', id] });
    await queries.invalidateQueries({ queryKey: ['webhooks', 'list'] });
  }

  return (
    <Group>
      {mayChange && (
        <Button variant="default" loading={isBusy} onClick={turn}>
          {isEnabled ? <Trans>Switch it off</Trans> : <Trans>Switch it on</Trans>}
        </Button>
      )}
      {mayChange && (
        <Button variant="default" onClick={() => setOpen('rotate')}>
          <Trans>Replace the secret</Trans>
        </Button>
      )}
      {mayChange && endpoint.previousSecretUntil && (
        <Button variant="default" loading={isBusy} onClick={confirm}>
          <Trans>The receiver has the new secret</Trans>
        </Button>
      )}
      {mayDelete && (
        <Button variant="light" color="red" onClick={() => setOpen('delete')}>
          <Trans>Delete it</Trans>
        </Button>
      )}
      <RotateSecret endpoint={endpoint} isOpen={open === 'rotate'} onClose={() => setOpen(null)} onRotated={keep} />
      <ConfirmDialog
        isOpen={open === 'delete'}
        onClose={() => setOpen(null)}
        title={<Trans>Delete “{title}”?</Trans>}
        typed={title}
        confirmLabel={<Trans>Delete it for good</Trans>}
        isDanger
        onConfirm={remove}
      >
        <Trans>
          Nothing is sent there any more, and what still waits for it is dropped. To stop it only for a while, switch it off instead.
        </Trans>
      </ConfirmDialog>
    </Group>
  );
}
