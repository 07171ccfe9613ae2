import { RecordList } from '../../../ui/records/record-list.tsx';
import { endpointList } from './endpoint-list.tsx';

export default function WebhooksPage() {
  return <RecordList definition={endpointList} />;
}
