import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../../api/index.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Money } from '../../../ui/money.tsx';
import { type ListState, listQueryOf } from '../../../ui/records/list-state.ts';
import styles from './lesson-totals.module.css';
import { lessonListSpec } from './list-spec.ts';

/** Amounts are null for those who may not see them. */
interface MeetingTotals {
  meetings: number;
  minutes: number;
  revenue: number | null;
  instructorPayment: number | null;
  expenses: number | null;
  profit: number | null;
}

/** What all lessons that fit come to, also those not loaded yet. */
export function LessonTotals({ state }: { state: ListState }) {
  const { search: _search, sortBy: _by, sortOrder: _order, ...query } = listQueryOf(lessonListSpec, state);
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['meetings', 'list', 'totals', query],
    queryFn: ({ signal }) => api.get<MeetingTotals>('/meetings/totals', { signal, query }),
  });
  if (!data) return null;
  const { meetings, minutes, revenue, instructorPayment, expenses, profit } = data;
  return (
    <dl className={styles.totals}>
      <Sum name={<Trans>In all</Trans>}>
        <Plural value={meetings} one="# lesson" other="# lessons" />, {format.minutes(minutes)}
      </Sum>
      {revenue !== null && (
        <Sum name={<Trans>Revenue</Trans>}>
          <Money minor={revenue} />
        </Sum>
      )}
      {instructorPayment !== null && (
        <Sum name={<Trans>Instructors’ pay</Trans>}>
          <Money minor={instructorPayment} />
        </Sum>
      )}
      {expenses !== null && (
        <Sum name={<Trans>Expenses</Trans>}>
          <Money minor={expenses} />
        </Sum>
      )}
      {profit !== null && (
        <Sum name={<Trans>Profit</Trans>}>
          <Money minor={profit} />
        </Sum>
      )}
    </dl>
  );
}

function Sum({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
