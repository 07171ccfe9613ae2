import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../../access/may.ts';
import { type Endpoint, nameOf } from '../../endpoints/endpoint.ts';
import { ReplayForm } from './replay-form.tsx';

/** Opens the way to send a whole stretch of time again. */
export function ReplayButton({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useLingui();
  const mayReplay = useMay('webhooks', 'RUN');
  const [isOpen, setOpen] = useState(false);
  if (!mayReplay) return null;
  return (
    <Group justify="end" mb="sm">
      <Button variant="default" leftSection={<IconPlayerTrackNext size={16} aria-hidden />} onClick={() => setOpen(true)}>
        <Trans>Send several again</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<Trans>Send again to “{nameOf(endpoint)}”</Trans>}
        size="lg"
        centered
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <ReplayForm endpointId={endpoint.id} onDone={() => setOpen(false)} />
      </Modal>
    </Group>
  );
}
