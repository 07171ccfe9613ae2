import { Trans, useLingui } from '@lingui/react/macro';
import { Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { NumberField } from '../form/number-fields.tsx';
import { PlainForm } from '../form/plain-form.tsx';

interface RotateDialogProps<Fresh> {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  rotate: (overlapHours: number) => Promise<Fresh>;
  /** The new secrets, shown once; told how to close. */
  children: (fresh: Fresh, close: () => void) => ReactNode;
}

/** New secrets for old ones, which work on for as long as moving takes. */
export function RotateDialog<Fresh>({ isOpen, onClose, title, rotate, children }: RotateDialogProps<Fresh>) {
  const { t } = useLingui();
  const [fresh, setFresh] = useState<Fresh | null>(null);

  function close() {
    setFresh(null);
    onClose();
  }

  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={title}
      size="lg"
      centered
      // What is shown only once isn't closed by a stray click.
      closeOnClickOutside={fresh === null}
      closeOnEscape={fresh === null}
      withCloseButton={fresh === null}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {fresh === null ? (
        <>
          <Text mb="md">
            <Trans>You get a new one now. The old one still works for as long as you say, so that nothing stops while you move over.</Trans>
          </Text>
          <PlainForm
            values={{ overlapHours: 24 as number | null }}
            onSubmit={async ({ overlapHours }) => setFresh(await rotate(overlapHours ?? 0))}
            submitLabel={<Trans>Replace it</Trans>}
            onCancel={close}
          >
            <NumberField
              name="overlapHours"
              label={t`How many hours the old one still works`}
              description={t`0 to 720. With 0 it stops at once.`}
              min={0}
              max={720}
              isRequired
              autoFocus
            />
          </PlainForm>
        </>
      ) : (
        children(fresh, close)
      )}
    </Modal>
  );
}
