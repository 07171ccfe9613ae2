import { Trans, useLingui } from '@lingui/react/macro';
import { Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { type Endpoint, endpointPath, type FreshEndpoint, nameOf, withoutSecret } from './endpoint.ts';
import { FreshSecret } from './fresh-secret.tsx';

interface RotateSecretProps {
  endpoint: Endpoint;
  isOpen: boolean;
  onClose: () => void;
  onRotated: (endpoint: Endpoint) => void;
}

/** Another secret, shown once. For a day both sign, or until somebody says that the receiver has it. */
export function RotateSecret({ endpoint, isOpen, onClose, onRotated }: RotateSecretProps) {
  const { t } = useLingui();
  const [fresh, setFresh] = useState<FreshEndpoint | null>(null);
  const title = nameOf(endpoint);

  async function rotate() {
    const made = await api.post<FreshEndpoint>(`${endpointPath(endpoint.id)}/rotate-secret`, {}, { ifMatch: endpoint.version });
    onRotated(withoutSecret(made));
    setFresh(made);
  }

  function close() {
    setFresh(null);
    onClose();
  }

  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={<Trans>Replace the secret of “{title}”</Trans>}
      size="lg"
      centered
      // What is shown only once isn't closed by a stray click.
      closeOnClickOutside={fresh === null}
      closeOnEscape={fresh === null}
      withCloseButton={fresh === null}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {fresh === null ? (
        <PlainForm values={{}} onSubmit={rotate} submitLabel={<Trans>Replace it</Trans>} onCancel={close}>
          <Text>
            <Trans>
              You get a new secret now. For 24 hours the old one signs as well, so that nothing is refused while the receiver moves over;
              you can end that earlier here.
            </Trans>
          </Text>
        </PlainForm>
      ) : (
        <FreshSecret fresh={fresh} onDone={close} />
      )}
    </Modal>
  );
}
