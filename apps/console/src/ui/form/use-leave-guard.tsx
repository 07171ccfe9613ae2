import { Trans } from '@lingui/react/macro';
import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';

interface LeaveGuard {
  /** To be shown somewhere in the form. */
  question: ReactNode;
  /** Saved: the next change of page needs no question. */
  letGo: () => void;
}

/** Asks before a half-filled form is left, by a link, Back, or closing the tab. */
export function useLeaveGuard(isDirty: boolean): LeaveGuard {
  const isFree = useRef(false);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && !isFree.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty && !isFree.current,
    withResolver: true,
  });
  return {
    letGo: () => {
      isFree.current = true;
    },
    question: <LeaveQuestion isOpen={status === 'blocked'} onStay={() => reset?.()} onLeave={() => proceed?.()} />,
  };
}

export function LeaveQuestion({ isOpen, onStay, onLeave }: { isOpen: boolean; onStay: () => void; onLeave: () => void }) {
  return (
    <Modal opened={isOpen} onClose={onStay} title={<Trans>Leave without saving?</Trans>} centered zIndex={400}>
      <Text>
        <Trans>What you typed here isn’t saved yet.</Trans>
      </Text>
      <Group justify="end" mt="md">
        <Button variant="default" onClick={onLeave}>
          <Trans>Leave</Trans>
        </Button>
        <Button onClick={onStay} data-autofocus>
          <Trans>Stay here</Trans>
        </Button>
      </Group>
    </Modal>
  );
}
