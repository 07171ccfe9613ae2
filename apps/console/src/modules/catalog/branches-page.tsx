import { RecordList } from '../../ui/records/record-list.tsx';
import { branchList } from './branch-list.tsx';

export default function BranchesPage() {
  return <RecordList definition={branchList} />;
}
