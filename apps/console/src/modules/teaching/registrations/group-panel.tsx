import { Trans } from '@lingui/react/macro';
import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Moment } from '../../../ui/moment.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { QueryPanel } from '../../../ui/query-panel.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { students } from '../../people/resources.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { NameLink } from '../name-link.tsx';
import { hasPlace, type Registration, registrationsQuery } from './registration.ts';
import { RegistrationMenu } from './registration-menu.tsx';
import { RegistrationMoney } from './registration-money.tsx';
import { RegistrationStatusBadge } from './registration-status-badge.tsx';

/** Who learns in a cycle, who waits for a place, and who has left. */
export function GroupPanel({ cycle }: { cycle: Cycle }) {
  const query = useQuery(registrationsQuery({ cycleId: cycle.id }));
  const all = query.data ?? [];
  const here = all.filter((one) => hasPlace(one) || one.status === 'completed');
  const waiting = all
    .filter(({ status }) => status === 'waitlisted')
    .sort((one, other) => (one.waitlistPosition ?? 0) - (other.waitlistPosition ?? 0));
  const left = all.filter(({ status }) => status === 'cancelled');
  return (
    <Stack gap="md">
      <QueryPanel
        title={<Trans>Group</Trans>}
        query={query}
        isEmpty={here.length === 0}
        empty={<Trans>Nobody is registered yet. “Register a student” puts the first one into the group.</Trans>}
      >
        <Places registrations={here} />
      </QueryPanel>
      {waiting.length > 0 && (
        <Panel order={2} title={<Trans>Waiting list</Trans>}>
          <Places registrations={waiting} isOrdered />
        </Panel>
      )}
      {left.length > 0 && (
        <Panel order={2} title={<Trans>Left</Trans>}>
          <Places registrations={left} />
        </Panel>
      )}
    </Stack>
  );
}

function Places({ registrations, isOrdered = false }: { registrations: Registration[]; isOrdered?: boolean }) {
  return (
    <Rows isOrdered={isOrdered}>
      {registrations.map((registration) => (
        <li key={registration.id}>
          <div>
            <Group gap={8}>
              <NameLink to={students.pageOf(registration.studentId)} name={registration.student.name} isBold />
              <RegistrationStatusBadge status={registration.status} />
            </Group>
            <Note registration={registration} />
          </div>
          <RegistrationMoney registration={registration} />
          <RegistrationMenu registration={registration} />
        </li>
      ))}
    </Rows>
  );
}

function Note({
  registration: { waitlistPosition, offerExpiresAt, startsOn, endsOn, cancellationReason },
}: {
  registration: Registration;
}) {
  const expiry = offerExpiresAt && <Moment at={offerExpiresAt} />;
  const first = startsOn && <CalendarDay date={startsOn} />;
  const last = endsOn && <CalendarDay date={endsOn} />;
  return (
    <Text size="sm" c="dimmed">
      {waitlistPosition !== null && <Trans>Number {waitlistPosition} in line. </Trans>}
      {expiry && <Trans>A place is kept for them; the offer ends {expiry}. </Trans>}
      {first && <Trans>From {first}. </Trans>}
      {last && <Trans>Until {last}. </Trans>}
      {cancellationReason && <bdi>{cancellationReason}</bdi>}
    </Text>
  );
}
