import { Trans, useLingui } from '@lingui/react/macro';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Money } from '../../../ui/money.tsx';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { cycles } from '../cycles/resource.ts';
import { meetings } from '../meetings/resource.ts';
import { NameLink } from '../name-link.tsx';
import type { Expense } from './expense.ts';
import { ExpenseStatusBadge } from './expense-status.tsx';

export function ExpenseFacts({ expense }: { expense: Expense }) {
  const { t } = useLingui();
  return (
    <Facts>
      <Fact name={<Trans>What for</Trans>}>
        <bdi>{expense.description}</bdi>
      </Fact>
      <Fact name={<Trans>Amount</Trans>}>
        <Money minor={expense.amount} />
      </Fact>
      <Fact name={<Trans>State</Trans>}>
        <ExpenseStatusBadge status={expense.status} />
      </Fact>
      <Fact name={<Trans>Spent on</Trans>}>
        <CalendarDay date={expense.spentOn} />
      </Fact>
      <Fact name={<Trans>Cycle</Trans>}>
        <NameLink to={cycles.pageOf(expense.cycleId)} name={expense.cycle.name} />
      </Fact>
      {expense.meetingId && (
        <Fact name={<Trans>Lesson</Trans>}>
          <NameLink to={meetings.pageOf(expense.meetingId)} name={t`The lesson`} />
        </Fact>
      )}
    </Facts>
  );
}
