import { RecordList } from '../../ui/records/record-list.tsx';
import { courseList } from './course-list.tsx';

export default function CoursesPage() {
  return <RecordList definition={courseList} />;
}
