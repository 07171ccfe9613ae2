import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { isApiError } from '../../../api/api-error.ts';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import type { Meeting } from '../meetings/meeting.ts';
import { TimeSpan } from '../meetings/time-span.tsx';
import { Refusal } from '../refusal.tsx';
import type { Clash } from './clashes.ts';
import { ClashText } from './drag-warning.tsx';
import type { NewTime } from './move-in-calendar.ts';

/** A move that was not made, and why. */
export interface RefusedMove {
  lesson: Meeting;
  time: NewTime;
  /** Seen on this screen before anything was sent. */
  clashes: Clash[];
  /** What the server said. */
  error: unknown;
}

interface ClashDialogProps {
  refused: RefusedMove | null;
  onClose: () => void;
  onAllow: (refused: RefusedMove) => Promise<void>;
}

/** The lesson is back where it was: what is in the way, and whether to move it all the same. */
export function ClashDialog({ refused, onClose, onAllow }: ClashDialogProps) {
  const { t } = useLingui();
  return (
    <Modal
      opened={refused !== null}
      onClose={onClose}
      title={<Trans>The lesson was not moved</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {refused && <Explanation refused={refused} onClose={onClose} onAllow={onAllow} />}
    </Modal>
  );
}

function Explanation({ refused, onClose, onAllow }: ClashDialogProps & { refused: RefusedMove }) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { lesson, time, clashes, error } = refused;
  const isClash = clashes.length > 0 || isApiError(error, 'CONFLICT');
  const problem = failure ?? error;

  async function allow() {
    setBusy(true);
    try {
      await onAllow(refused);
      onClose();
    } catch (again) {
      setFailure(again);
    } finally {
      setBusy(false);
    }
  }

  const name = <bdi>{lesson.cycle.name}</bdi>;
  const day = <CalendarDay date={time.date} />;
  const span = <TimeSpan {...time} />;
  return (
    <Stack>
      <Text>
        <Trans>
          {name} can’t go to {day}, {span}.
        </Trans>
      </Text>
      <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
        {clashes.map((clash) => (
          <div key={clash.with.id}>
            <ClashText clash={clash} />
          </div>
        ))}
        {problem !== null && <Refusal error={problem} />}
      </Alert>
      <Group>
        <Button onClick={onClose} data-autofocus>
          <Trans>Leave it where it was</Trans>
        </Button>
        {isClash && (
          <Button variant="default" loading={isBusy} onClick={() => void allow()}>
            <Trans>Move it all the same</Trans>
          </Button>
        )}
      </Group>
    </Stack>
  );
}
