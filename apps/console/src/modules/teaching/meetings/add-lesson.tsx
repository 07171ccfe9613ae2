import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../access/may.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { LessonForm } from './lesson-form.tsx';

/** One lesson more, by hand. */
export function AddLesson({ cycle }: { cycle: Cycle }) {
  const { t } = useLingui();
  const mayAdd = useMay('meetings', 'CREATE') && cycle.status !== 'cancelled';
  const [isOpen, setOpen] = useState(false);
  const [slot] = cycle.dayOfWeek;
  if (!mayAdd) return null;
  return (
    <>
      <Button size="compact-sm" variant="light" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>
        <Trans>Add a lesson</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<Trans>Add a lesson</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <LessonForm
          cycleId={cycle.id}
          when={{ date: '', startTime: slot?.startTime ?? '16:00', endTime: slot?.endTime ?? '17:00' }}
          onDone={() => setOpen(false)}
        />
      </Modal>
    </>
  );
}
