import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { StudentFilters } from './student-filters.ts';

export interface Customer {
  id: string;
  name: string;
  /** Contacts are null for roles that may not see them. */
  phone: string | null;
  email: string | null;
}

export interface Student {
  id: string;
  version: number;
  customerId: string;
  name: string;
  /** `YYYY-MM-DD` */
  birthDate: string | null;
  grade: string | null;
  /** E.164 */
  phone: string | null;
  email: string | null;
  locale: Locale | null;
  notes: string | null;
  createdAt: string;
  updatedAt: string;
  customer: Customer;
  lastActiveAt: string | null;
}

export interface StudentDetail extends Student {
  /** The student's own login for the learning app. */
  account: { isActive: boolean; phone: string | null; createdAt: string } | null;
}

/** The server's largest page: fewer round trips while someone drags the scrollbar. */
const PAGE_SIZE = 100;

export function studentsQuery(filters: StudentFilters) {
  const { search, grade, sort = 'name', order = 'asc' } = filters;
  return infiniteQueryOptions({
    queryKey: ['students', 'list', { search, grade, sort, order }],
    queryFn: ({ pageParam, signal }) =>
      api.list<Student>('/students', {
        signal,
        query: { cursor: pageParam, limit: PAGE_SIZE, search, grade, sortBy: sort, sortOrder: order },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => (last.pagination.hasMore ? last.pagination.nextCursor : null),
    // Coming back to a long list must not ask for all its pages again before it can be used.
    refetchOnMount: (query) => (query.state.data?.pages.length ?? 0) <= 3,
    refetchOnWindowFocus: (query) => (query.state.data?.pages.length ?? 0) <= 3,
  });
}

export const gradesQuery = queryOptions({
  queryKey: ['students', 'grades'],
  queryFn: ({ signal }) => api.get<string[]>('/students/grades', { signal }),
  staleTime: 5 * 60_000,
});

export function studentQuery(id: string) {
  return queryOptions({
    queryKey: ['students', id, 'detail'],
    queryFn: ({ signal }) => api.get<StudentDetail>(`/students/${encodeURIComponent(id)}`, { signal }),
  });
}
