import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { Cycle } from './cycle.ts';

/** "12 of 14", and how many wait. */
export function PlacesTaken({ cycle }: { cycle: Pick<Cycle, 'registeredStudents' | 'maxStudents' | 'waitingStudents'> }) {
  const format = useFormat();
  const taken = format.number(cycle.registeredStudents);
  const places = cycle.maxStudents === null ? null : format.number(cycle.maxStudents);
  const waiting = format.number(cycle.waitingStudents);
  return (
    <span className="numbers">
      {places === null ? (
        taken
      ) : (
        <Trans>
          {taken} of {places}
        </Trans>
      )}
      {cycle.waitingStudents > 0 && (
        <Text span c="dimmed">
          {' · '}
          <Trans>{waiting} waiting</Trans>
        </Text>
      )}
    </span>
  );
}
