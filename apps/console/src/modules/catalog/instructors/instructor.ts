import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

export const EMPLOYMENT_TYPES = ['employee', 'freelancer'] as const;
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

/** Who teaches. */
export interface Instructor {
  id: string;
  version: number;
  externalId: string | null;
  /** The person's own login. */
  userId: string | null;
  name: string;
  phone: string | null;
  email: string | null;
  city: string | null;
  employmentType: EmploymentType;
  /** Per hour, in the minor unit of the school's currency. Null, too, for those who may not know. */
  rateFrontal: number | null;
  rateOnline: number | null;
  ratePrivate: number | null;
  isActive: boolean;
  createdAt: string;
  updatedAt: string;
}

export function instructorQuery(id: string) {
  return queryOptions({
    queryKey: ['instructors', id, 'detail'],
    queryFn: ({ signal }) => api.get<Instructor>(`/instructors/${encodeURIComponent(id)}`, { signal }),
  });
}
