import { Trans, useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { ExpenseForm } from './expense-form.tsx';
import { expenses } from './resource.ts';

export default function NewExpensePage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={expenses} title={t`Write down an expense`} crumbs={[{ label: <Trans>Money</Trans> }]} listPath="/expenses">
      {(life) => <ExpenseForm {...life} />}
    </NewRecordPage>
  );
}
