import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconReceipt2 } from '@tabler/icons-react';
import { Money } from '../../../ui/money.tsx';
import { BulkChange } from '../../../ui/records/bulk-change.tsx';
import { BulkDelete } from '../../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../../ui/records/list-definition.ts';
import type { Selection } from '../../../ui/records/use-selection.ts';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { CycleFilter } from '../cycles/cycle-filter.tsx';
import { type Expense, expenseListSpec } from './expense.ts';
import { ExpenseFacts } from './expense-facts.tsx';
import { ExpenseStatusBadge, useExpenseStatuses } from './expense-status.tsx';
import { expenses } from './resource.ts';

export const expenseList: ListDefinition<Expense> = {
  resource: expenses,
  spec: expenseListSpec,
  needs: { resource: 'payments', action: 'VIEW' },
  crumbs: [{ label: <Trans>Money</Trans> }],
  icon: IconReceipt2,
  add: { path: '/expenses/new', label: msg`Write down an expense` },
  empty: {
    title: msg`No expenses yet`,
    text: msg`What a lesson or a cycle costs beside its instructor is written down here: material, a room, a bus. What is approved counts against its profit.`,
  },
  noneFits: { title: msg`No expense fits`, text: msg`Try other days, another state or another cycle.` },
  filters: [
    { kind: 'select', name: 'status', label: msg`State`, any: msg`All states`, useChoices: useExpenseStatuses },
    { kind: 'own', label: msg`Cycle`, Field: CycleFilter },
    { kind: 'dates', from: 'from', to: 'to', label: msg`Spent on` },
  ],
  columns: [
    { id: 'description', header: msg`What for`, cell: ({ description }) => <bdi>{description}</bdi>, minPx: 170, grow: 2, rank: 0 },
    { id: 'cycle', header: msg`Cycle`, cell: ({ cycle }) => <bdi>{cycle.name}</bdi>, minPx: 150, grow: 1, rank: 2, card: 'third' },
    {
      id: 'spentOn',
      header: msg`Spent on`,
      cell: ({ spentOn }) => <CalendarDay date={spentOn} />,
      sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
      minPx: 120,
      grow: 0,
      rank: 2,
      card: 'second',
    },
    {
      id: 'status',
      header: msg`State`,
      cell: ({ status }) => <ExpenseStatusBadge status={status} />,
      minPx: 150,
      grow: 0,
      rank: 1,
      card: 'secondAside',
    },
    { id: 'amount', header: msg`Amount`, cell: ({ amount }) => <Money minor={amount} />, minPx: 120, grow: 0, rank: 1, card: 'aside' },
  ],
  preview: (expense) => <ExpenseFacts expense={expense} />,
  bulk: (selection) => <BulkStatus selection={selection} />,
};

function BulkStatus({ selection }: { selection: Selection<Expense> }) {
  const choices = useExpenseStatuses();
  return (
    <>
      <BulkChange resource={expenses} selection={selection} field="status" label={msg`State`} choices={choices} />
      <BulkDelete resource={expenses} selection={selection} />
    </>
  );
}
