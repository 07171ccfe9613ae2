import { RecordList } from '../../../ui/records/record-list.tsx';
import { holidayList } from './holiday-list.tsx';

export default function HolidaysPage() {
  return <RecordList definition={holidayList} />;
}
