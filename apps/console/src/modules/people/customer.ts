import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Labels } from '../labels/custom-fields.ts';

/** Who pays: a parent, an adult learner, a company. */
export interface Customer extends Labels {
  id: string;
  version: number;
  name: string;
  /** Contacts are null for roles that may not see them. */
  phone: string | null;
  email: string | null;
  address: string | null;
  city: string | null;
  notes: string | null;
  source: string | null;
  createdAt: string;
  updatedAt: string;
}

export function customerQuery(id: string) {
  return queryOptions({
    queryKey: ['customers', id, 'detail'],
    queryFn: ({ signal }) => api.get<Customer>(`/customers/${encodeURIComponent(id)}`, { signal }),
  });
}
