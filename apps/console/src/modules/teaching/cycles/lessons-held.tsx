import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Meter } from '../../../ui/meter.tsx';
import type { Cycle } from './cycle.ts';

/** How far a cycle has come: "2 of 12". */
export function LessonsHeld({ cycle, hasMeter = false }: { cycle: Cycle; hasMeter?: boolean }) {
  const format = useFormat();
  const held = format.number(cycle.completedMeetings);
  const total = format.number(cycle.totalMeetings);
  return (
    <span className="numbers">
      <Trans>
        {held} of {total}
      </Trans>
      {hasMeter && <Meter share={cycle.completedMeetings / cycle.totalMeetings} />}
    </span>
  );
}
