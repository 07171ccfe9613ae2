import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { branchQuery } from '../../catalog/branch.ts';

interface RoomSelectProps {
  branchId: string;
  roomId: string | undefined;
  onChange: (roomId: string | undefined) => void;
}

/** One room of a branch, or all of them; nothing for a branch without rooms. */
export function RoomSelect({ branchId, roomId, onChange }: RoomSelectProps) {
  const { t } = useLingui();
  const branch = useQuery({ ...branchQuery(branchId), staleTime: 5 * 60_000 }).data;
  const rooms = branch?.rooms ?? [];
  if (rooms.length === 0) return null;
  return (
    <NativeSelect
      aria-label={t`Room`}
      value={roomId ?? ''}
      data={[{ value: '', label: t`All rooms` }, ...rooms.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
