import { RecordList } from '../../../ui/records/record-list.tsx';
import { userList } from './user-list.tsx';

export default function UsersPage() {
  return <RecordList definition={userList} />;
}
