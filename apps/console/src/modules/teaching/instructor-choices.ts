import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Choice } from '../../ui/records/list-definition.ts';
import { useMay } from '../access/may.ts';
import type { Named } from './named.ts';

/** Who teaches now: the first hundred by name. A link's own value can be chosen anyway. */
export function useInstructorChoices(): Choice[] {
  const maySee = useMay('instructors', 'VIEW');
  const found = useQuery({
    queryKey: ['instructors', 'list', 'choices'],
    queryFn: ({ signal }) => api.list<Named>('/instructors', { signal, query: { isActive: true, limit: 100 } }),
    staleTime: 5 * 60_000,
    enabled: maySee,
  });
  return (found.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
