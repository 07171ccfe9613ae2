import { RecordList } from '../../ui/records/record-list.tsx';
import { customerList } from './customer-list.tsx';

export default function CustomersPage() {
  return <RecordList definition={customerList} />;
}
