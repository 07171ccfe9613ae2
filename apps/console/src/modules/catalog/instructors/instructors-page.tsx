import { RecordList } from '../../../ui/records/record-list.tsx';
import { instructorList } from './instructor-list.tsx';

export default function InstructorsPage() {
  return <RecordList definition={instructorList} />;
}
