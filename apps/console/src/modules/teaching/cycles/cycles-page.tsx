import { RecordList } from '../../../ui/records/record-list.tsx';
import { cycleList } from './cycle-list.tsx';

export default function CyclesPage() {
  return <RecordList definition={cycleList} />;
}
