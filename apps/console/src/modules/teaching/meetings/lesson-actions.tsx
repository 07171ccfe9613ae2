import { Trans } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { IconArrowForwardUp, IconArrowsMove, IconCheck, IconClipboardCheck, IconUserShare, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../access/may.ts';
import { InstructorLinkButton } from '../../meeting-rooms/instructor-link.tsx';
import { CancelLesson } from './cancel-lesson.tsx';
import { CompleteLesson } from './complete-lesson.tsx';
import type { Meeting } from './meeting.ts';
import { MoveLesson } from './move-lesson.tsx';
import { PostponeLesson } from './postpone-lesson.tsx';
import { meetings } from './resource.ts';
import { ScheduleAgain } from './schedule-again.tsx';
import { SubstituteInstructor } from './substitute-instructor.tsx';

type Action = 'complete' | 'move' | 'postpone' | 'substitute' | 'cancel';

/** What can be done with a lesson now; each opens its few questions below. */
export function LessonActions({ meeting }: { meeting: Meeting }) {
  const [action, setAction] = useState<Action | null>(null);
  const mayChange = useMay('meetings', 'UPDATE');
  const mayComplete = useMay('meetings', 'RUN');
  const seesAttendance = useMay('attendance', 'VIEW');
  const isPlanned = meeting.status === 'scheduled';
  const close = () => setAction(null);
  const button = (name: Action, icon: ReactNode, label: ReactNode) => (
    <Button
      variant={action === name ? 'light' : 'default'}
      color={name === 'cancel' ? 'red' : undefined}
      leftSection={icon}
      aria-expanded={action === name}
      onClick={() => setAction(action === name ? null : name)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <Group gap="xs">
        {seesAttendance && (meeting.status === 'scheduled' || meeting.status === 'completed') && (
          <Button component={Link} to={meetings.pageOf(meeting.id)} leftSection={<IconClipboardCheck size={16} aria-hidden />}>
            <Trans>Attendance</Trans>
          </Button>
        )}
        {isPlanned && mayComplete && button('complete', <IconCheck size={16} aria-hidden />, <Trans>Complete</Trans>)}
        {isPlanned && mayChange && button('move', <IconArrowsMove size={16} aria-hidden />, <Trans>Move</Trans>)}
        {isPlanned && mayChange && button('postpone', <IconArrowForwardUp size={16} aria-hidden />, <Trans>Postpone</Trans>)}
        {isPlanned && mayChange && button('substitute', <IconUserShare size={16} aria-hidden />, <Trans>Substitute</Trans>)}
        {isPlanned && mayChange && button('cancel', <IconX size={16} aria-hidden />, <Trans>Cancel the lesson</Trans>)}
        {meeting.status === 'cancelled' && mayChange && !meeting.rescheduledToId && <ScheduleAgain meeting={meeting} />}
      </Group>
      {mayChange && (isPlanned || meeting.status === 'completed') && <InstructorLinkButton key={meeting.id} meetingId={meeting.id} />}
      {isPlanned && action === 'complete' && <CompleteLesson meeting={meeting} onDone={close} />}
      {isPlanned && action === 'move' && <MoveLesson meeting={meeting} onDone={close} />}
      {isPlanned && action === 'postpone' && <PostponeLesson meeting={meeting} onDone={close} />}
      {isPlanned && action === 'substitute' && <SubstituteInstructor meeting={meeting} onDone={close} />}
      {isPlanned && action === 'cancel' && <CancelLesson meeting={meeting} onDone={close} />}
    </>
  );
}
