import { useLingui } from '@lingui/react/macro';
import { Drawer } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { LeaveQuestion } from './use-leave-guard.tsx';

interface FormDrawerProps {
  isOpen: boolean;
  title: ReactNode;
  onClose: () => void;
  /** Makes the form; it is told how to say that something is typed, and how to close without a question. */
  children: (drawer: { onDirty: (isDirty: boolean) => void; close: () => void; ask: () => void }) => ReactNode;
}

/** A form beside the page it belongs to. Closing it with something typed asks first. */
export function FormDrawer({ isOpen, title, onClose, children }: FormDrawerProps) {
  const { t } = useLingui();
  const [isDirty, setDirty] = useState(false);
  const [isAsking, setAsking] = useState(false);

  function close() {
    setAsking(false);
    setDirty(false);
    onClose();
  }

  const ask = () => (isDirty ? setAsking(true) : close());
  return (
    <Drawer
      opened={isOpen}
      onClose={ask}
      position="right"
      size="md"
      title={title}
      closeButtonProps={{ 'aria-label': t`Close` }}
      closeOnClickOutside={false}
    >
      {children({ onDirty: setDirty, close, ask })}
      <LeaveQuestion isOpen={isAsking} onStay={() => setAsking(false)} onLeave={close} />
    </Drawer>
  );
}
