import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Student } from './student.ts';

/** The students of one customer. Below the students' lists, so that a student who changes is heard of here too. */
export function familyQuery(customerId: string) {
  return queryOptions({
    queryKey: ['students', 'list', { customerId }],
    queryFn: ({ signal }) => api.list<Student>(`/customers/${encodeURIComponent(customerId)}/students`, { signal, query: { limit: 100 } }),
  });
}
