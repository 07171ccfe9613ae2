import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../../api/envelope.ts';
import { api } from '../../api/index.ts';
import type { Labels } from '../labels/custom-fields.ts';
import type { LeadStatus } from './lead-status.ts';

export interface Named {
  id: string;
  name: string;
}

/** Somebody who asked. */
export interface Lead extends Labels {
  id: string;
  version: number;
  name: string;
  phone: string | null;
  email: string | null;
  source: string | null;
  channel: string | null;
  /** The utm_… values of the link the person came by. */
  campaign: { source?: string; medium?: string; campaign?: string; term?: string; content?: string } | null;
  message: string | null;
  status: LeadStatus;
  closedReason: string | null;
  ownerId: string | null;
  owner: Named | null;
  followUpAt: string | null;
  courseId: string | null;
  course: Named | null;
  branchId: string | null;
  branch: Named | null;
  customerId: string | null;
  studentId: string | null;
  convertedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export type ActivityType = 'call' | 'email' | 'meeting' | 'message' | 'note' | 'status' | 'assigned' | 'repeated' | 'converted';

export interface LeadActivity {
  id: string;
  type: ActivityType;
  text: string | null;
  outcome: string | null;
  followUpAt: string | null;
  details: Record<string, unknown> | null;
  user: Named | null;
  createdAt: string;
}

export interface BoardColumn {
  status: LeadStatus;
  count: number;
  cards: Lead[];
}

export function leadQuery(id: string) {
  return queryOptions({
    queryKey: ['leads', id, 'detail'],
    queryFn: ({ signal }) => api.get<Lead>(`/leads/${encodeURIComponent(id)}`, { signal }),
  });
}

/** Below the lead, so that news of it is news of its story. */
export function activitiesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['leads', id, 'activities'],
    queryFn: ({ pageParam, signal }) =>
      api.list<LeadActivity>(`/leads/${encodeURIComponent(id)}/activities`, { signal, query: { cursor: pageParam, limit: 50 } }),
    initialPageParam: '',
    getNextPageParam: (last: Page<LeadActivity>) => (last.pagination.hasMore ? last.pagination.nextCursor : null),
  });
}

export const ownersQuery = queryOptions({
  queryKey: ['users', 'lead-owners'],
  queryFn: ({ signal }) => api.get<Named[]>('/leads/owners', { signal }),
  staleTime: 5 * 60_000,
});
