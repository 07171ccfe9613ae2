import { Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** What was done, and the way back for those who may take it. */
export function UndoToast({ text, onUndo }: { text: ReactNode; onUndo?: (() => void) | undefined }) {
  const [isUndone, setUndone] = useState(false);
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{text}</Text>
      {onUndo && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={isUndone}
          onClick={() => {
            setUndone(true);
            onUndo();
          }}
        >
          <Trans>Undo</Trans>
        </Button>
      )}
    </Group>
  );
}
