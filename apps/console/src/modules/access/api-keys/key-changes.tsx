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
import { type ApiKey, apiKeyQuery, rotateApiKey } from './api-key.ts';
import { FreshKey } from './fresh-key.tsx';
import { apiKeys } from './resource.ts';

/** Replacing the key, and ending it for good. */
export function KeyChanges({ apiKey }: { apiKey: ApiKey }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayRotate = useMay('api-keys', 'UPDATE');
  const mayRevoke = useMay('api-keys', 'DELETE');
  const [open, setOpen] = useState<'rotate' | 'revoke' | null>(null);
  const close = () => setOpen(null);

  async function rotate(overlapHours: number) {
    const fresh = await rotateApiKey(apiKey.id, overlapHours);
    const { key: _, ...stored } = fresh;
    queries.setQueryData(apiKeyQuery(apiKey.id).queryKey, stored);
    return fresh;
  }

  async function revoke() {
    await api.delete(apiPath(apiKeys, apiKey.id), { ifMatch: apiKey.version });
    notifications.show({ message: <Trans>“{apiKey.name}” is revoked</Trans> });
    await navigate({ to: '/api-keys' });
    queries.removeQueries({ queryKey: ['api-keys', apiKey.id] });
    await queries.invalidateQueries({ queryKey: ['api-keys', 'list'] });
  }

  return (
    <Group>
      {mayRotate && (
        <Button variant="default" onClick={() => setOpen('rotate')}>
          <Trans>Replace the key</Trans>
        </Button>
      )}
      {mayRevoke && (
        <Button variant="light" color="red" onClick={() => setOpen('revoke')}>
          <Trans>Revoke it</Trans>
        </Button>
      )}
      <RotateDialog isOpen={open === 'rotate'} onClose={close} title={<Trans>Replace the key “{apiKey.name}”</Trans>} rotate={rotate}>
        {(fresh, done) => <FreshKey fresh={fresh} onDone={done} />}
      </RotateDialog>
      <ConfirmDialog
        isOpen={open === 'revoke'}
        onClose={close}
        title={<Trans>Revoke “{apiKey.name}”?</Trans>}
        typed={apiKey.name}
        confirmLabel={<Trans>Revoke it for good</Trans>}
        isDanger
        onConfirm={revoke}
      >
        <Trans>Programs that use it are refused within a second, everywhere. Nobody can bring it back.</Trans>
      </ConfirmDialog>
    </Group>
  );
}
