import { RecordList } from '../../../ui/records/record-list.tsx';
import { apiKeyList } from './api-key-list.tsx';

export default function ApiKeysPage() {
  return <RecordList definition={apiKeyList} />;
}
