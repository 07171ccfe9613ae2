import { Trans, useLingui } from '@lingui/react/macro';
import { Button, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** Ids are for other systems; people only ever carry them there. */
export function CopyId({ id }: { id: string }) {
  const { t } = useLingui();
  const { copy, copied } = useClipboard({ timeout: 2000 });
  return (
    <>
      <Button
        variant="default"
        size="xs"
        title={id}
        leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        onClick={() => copy(id)}
      >
        {copied ? <Trans>Copied</Trans> : <Trans>Copy ID</Trans>}
      </Button>
      <VisuallyHidden role="status">{copied ? t`ID copied` : ''}</VisuallyHidden>
    </>
  );
}
