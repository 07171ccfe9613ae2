import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { BranchType } from './kinds.ts';

export interface Room {
  id: string;
  name: string;
  seats: number;
}

/** Where lessons are. */
export interface Branch {
  id: string;
  version: number;
  name: string;
  type: BranchType;
  address: string | null;
  city: string | null;
  /** IANA name; null means the school's. */
  timezone: string | null;
  contactName: string | null;
  contactPhone: string | null;
  contactEmail: string | null;
  rooms: Room[];
  isActive: boolean;
  createdAt: string;
  updatedAt: string;
}

export function branchQuery(id: string) {
  return queryOptions({
    queryKey: ['branches', id, 'detail'],
    queryFn: ({ signal }) => api.get<Branch>(`/branches/${encodeURIComponent(id)}`, { signal }),
  });
}
