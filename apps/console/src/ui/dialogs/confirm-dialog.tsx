import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ProblemText } from '../states/problem-text.tsx';

interface ConfirmDialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** What will happen, and what it means for others. */
  children: ReactNode;
  confirmLabel: ReactNode;
  isDanger?: boolean;
  /** What can't be taken back asks for this word to be typed. */
  typed?: string;
  /** Closes when done; what it throws is said in the dialog. */
  onConfirm: () => Promise<void>;
}

/** For the few things no undo can bring back. */
export function ConfirmDialog({ isOpen, onClose, title, ...rest }: ConfirmDialogProps) {
  const { t } = useLingui();
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': t`Close` }}>
      <Question onClose={onClose} {...rest} />
    </Modal>
  );
}

function Question({ onClose, children, confirmLabel, isDanger, typed, onConfirm }: Omit<ConfirmDialogProps, 'isOpen' | 'title'>) {
  const [word, setWord] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isReady = typed === undefined || word.trim() === typed.trim();

  async function confirm(event: FormEvent) {
    event.preventDefault();
    if (!isReady || isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={confirm}>
      <Stack gap="md">
        <Text component="div">{children}</Text>
        {typed !== undefined && (
          <TextInput
            label={
              <Trans>
                Type <bdi>“{typed}”</bdi> to go on
              </Trans>
            }
            data-autofocus
            autoComplete="off"
            attributes={{ input: { dir: word ? 'auto' : undefined } }}
            value={word}
            onChange={(event) => setWord(event.currentTarget.value)}
          />
        )}
        {error !== null && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
            <ProblemText error={error} />
          </Alert>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose} data-autofocus={typed === undefined || undefined}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" color={isDanger ? 'red' : undefined} disabled={!isReady} loading={isBusy}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
