import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Choice } from '../../ui/records/list-definition.ts';

interface Offered {
  id: string;
  name: string;
}

function offeredQuery(resource: 'courses' | 'branches') {
  return queryOptions({
    queryKey: [resource, 'list', 'choices'],
    // A school has tens of either; in a list of hundreds one looks by name, with a picker.
    queryFn: ({ signal }) => api.list<Offered>(`/${resource}`, { signal, query: { isActive: true, limit: 100 } }),
    staleTime: 5 * 60_000,
  });
}

const choicesOf = (offered: Offered[] = []): Choice[] => offered.map(({ id, name }) => ({ value: id, label: name }));

export function useCourseChoices(): Choice[] {
  return choicesOf(useQuery(offeredQuery('courses')).data?.data);
}

export function useBranchChoices(): Choice[] {
  return choicesOf(useQuery(offeredQuery('branches')).data?.data);
}
