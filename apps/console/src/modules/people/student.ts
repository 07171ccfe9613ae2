import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Labels } from '../labels/custom-fields.ts';
import type { Customer } from './customer.ts';

export interface Student extends Labels {
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
  customer: Pick<Customer, 'id' | 'name' | 'phone' | 'email'>;
  lastActiveAt: string | null;
}

export interface StudentDetail extends Student {
  /** The student's own login for the learning app. */
  account: { isActive: boolean; phone: string | null; createdAt: string } | null;
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
