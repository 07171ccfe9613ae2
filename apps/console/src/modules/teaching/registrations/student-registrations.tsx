import { Trans } from '@lingui/react/macro';
import { Group } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { QueryPanel } from '../../../ui/query-panel.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { useMay } from '../../access/may.ts';
import { cycles } from '../cycles/resource.ts';
import { NameLink } from '../name-link.tsx';
import type { Named } from '../named.ts';
import { registrationsQuery } from './registration.ts';
import { RegistrationMenu } from './registration-menu.tsx';
import { RegistrationMoney } from './registration-money.tsx';
import { RegistrationStatusBadge } from './registration-status-badge.tsx';

/** Where a student learns, or each of a family’s students, and what is paid for it. */
export function StudentRegistrations({ students }: { students: Named[] }) {
  const maySee = useMay('registrations', 'VIEW');
  const queries = useQueries({ queries: students.map(({ id }) => ({ ...registrationsQuery({ studentId: id }), enabled: maySee })) });
  const rows = queries.flatMap(({ data }) => data ?? []);
  if (!maySee || students.length === 0) return null;
  const error = queries.find((query) => query.isError)?.error ?? null;
  return (
    <QueryPanel
      title={<Trans>Cycles and what is paid</Trans>}
      query={{ isPending: queries.some(({ isPending }) => isPending), isError: error !== null, error }}
      isEmpty={rows.length === 0}
      empty={<Trans>In no cycle yet. Open a cycle and register them there.</Trans>}
    >
      <Rows>
        {rows.map((registration) => (
          <li key={registration.id}>
            <div>
              <Group gap={8}>
                <NameLink to={cycles.pageOf(registration.cycleId)} name={registration.cycle.name} isBold />
                {students.length > 1 && <bdi>{registration.student.name}</bdi>}
                <RegistrationStatusBadge status={registration.status} />
              </Group>
            </div>
            <span>
              <RegistrationMoney registration={registration} />
            </span>
            <RegistrationMenu registration={registration} />
          </li>
        ))}
      </Rows>
    </QueryPanel>
  );
}
