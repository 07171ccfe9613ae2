import { RecordList } from '../../../ui/records/record-list.tsx';
import { lessonList } from './lesson-list.tsx';

export default function LessonsPage() {
  return <RecordList definition={lessonList} />;
}
