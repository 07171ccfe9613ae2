import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../access/may.ts';
import { branchQuery } from '../../catalog/branch.ts';

/** A room of a branch by its name; nothing for those who may not see branches. */
export function RoomName({ branchId, roomId }: { branchId: string; roomId: string }) {
  const maySee = useMay('branches', 'VIEW');
  const branch = useQuery({ ...branchQuery(branchId), enabled: maySee, staleTime: 5 * 60_000 }).data;
  const room = branch?.rooms.find(({ id }) => id === roomId);
  return room ? <bdi>{room.name}</bdi> : null;
}
