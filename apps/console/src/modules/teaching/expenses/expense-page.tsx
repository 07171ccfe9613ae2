import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { expenseQuery } from './expense.ts';
import { ExpenseFacts } from './expense-facts.tsx';
import { ExpenseForm } from './expense-form.tsx';
import { expenses } from './resource.ts';

const route = getRouteApi('/signed-in/expenses/$expenseId');

export default function ExpensePage() {
  const { expenseId } = route.useParams();
  return (
    <RecordPage
      resource={expenses}
      query={useQuery(expenseQuery(expenseId))}
      crumbs={[{ label: <Trans>Money</Trans> }]}
      listPath="/expenses"
      tabs={(expense) => [{ id: 'overview', label: <Trans>Overview</Trans>, content: <ExpenseFacts expense={expense} /> }]}
      editForm={(expense, life) => <ExpenseForm expense={expense} {...life} />}
    />
  );
}
