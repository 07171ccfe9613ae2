import { RecordList } from '../../../ui/records/record-list.tsx';
import { DisabledEndpoints } from './disabled-endpoints.tsx';
import { endpointList } from './endpoint-list.tsx';

export default function WebhooksPage() {
  return (
    <>
      <DisabledEndpoints />
      <RecordList definition={endpointList} />
    </>
  );
}
