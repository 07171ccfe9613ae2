import { RecordList } from '../../../ui/records/record-list.tsx';
import { paymentList } from './payment-list.tsx';

export default function PaymentsPage() {
  return <RecordList definition={paymentList} />;
}
