import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Choice } from '../../ui/records/list-definition.ts';
import { useMay } from '../access/may.ts';
import { type Branch, branchQuery } from './branch.ts';

/** A branch by its name, where only the id is known. */
export function BranchName({ id }: { id: string }) {
  const maySee = useMay('branches', 'VIEW');
  const branch = useQuery({ ...branchQuery(id), enabled: maySee, staleTime: 5 * 60_000 }).data;
  return <bdi>{branch?.name ?? id}</bdi>;
}

/** The first hundred branches by name: few schools have more, and a link's own value can be chosen anyway. */
export function useBranchChoices(): Choice[] {
  const branches = useQuery({
    queryKey: ['branches', 'list', 'choices'],
    queryFn: ({ signal }) => api.list<Branch>('/branches', { signal, query: { limit: 100, cursor: '' } }),
    staleTime: 5 * 60_000,
  });
  return (branches.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
