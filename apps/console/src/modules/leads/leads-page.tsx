import { RecordList } from '../../ui/records/record-list.tsx';
import { leadList } from './lead-list.tsx';

export default function LeadsPage() {
  return <RecordList definition={leadList} />;
}
