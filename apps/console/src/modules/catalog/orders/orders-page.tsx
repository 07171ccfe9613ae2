import { RecordList } from '../../../ui/records/record-list.tsx';
import { orderList } from './order-list.tsx';

export default function OrdersPage() {
  return <RecordList definition={orderList} />;
}
