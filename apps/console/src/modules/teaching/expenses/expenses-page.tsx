import { RecordList } from '../../../ui/records/record-list.tsx';
import { expenseList } from './expense-list.tsx';

export default function ExpensesPage() {
  return <RecordList definition={expenseList} />;
}
