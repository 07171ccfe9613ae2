import { Trans } from '@lingui/react/macro';
import { Table } from '@mantine/core';
import { useLocale } from '../../../../i18n/use-locale.ts';
import { Quiet } from '../../../../ui/quiet.tsx';
import { useMe } from '../../../access/me.ts';
import { weekdayName } from '../../../access/settings/place-choices.ts';
import { BranchName } from '../../branch-name.tsx';
import { daysFrom, type Slot } from './hours-rules.ts';

export function HoursTable({ weekly }: { weekly: Slot[] }) {
  const locale = useLocale();
  const days = daysFrom(useMe().tenant.weekStart).filter((day) => weekly.some((slot) => slot.day === day));
  if (days.length === 0) {
    return (
      <Quiet>
        <Trans>No hours are given yet.</Trans>
      </Quiet>
    );
  }
  return (
    <Table>
      <Table.Tbody>
        {days.map((day) => (
          <Table.Tr key={day}>
            <Table.Th scope="row">{weekdayName(locale, day)}</Table.Th>
            <Table.Td>
              {weekly
                .filter((slot) => slot.day === day)
                .map((slot) => (
                  <div key={slot.startTime}>
                    <bdi dir="ltr" className="numbers">
                      {slot.startTime}–{slot.endTime}
                    </bdi>{' '}
                    {slot.branchId && <BranchName id={slot.branchId} />}
                  </div>
                ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
