import { RecordList } from '../../ui/records/record-list.tsx';
import { studentList } from './student-list.tsx';

export default function StudentsPage() {
  return <RecordList definition={studentList} />;
}
