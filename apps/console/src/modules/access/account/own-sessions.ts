import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

/** One place where one is signed in. */
export interface OwnSession {
  id: string;
  /** Browser and system, or the name of a program. */
  device: string | null;
  ip: string | null;
  createdAt: string;
  lastUsedAt: string;
  isCurrent: boolean;
}

export const ownSessionsKey = ['own-sessions'] as const;

export const ownSessionsQuery = queryOptions({
  queryKey: ownSessionsKey,
  queryFn: ({ signal }) => api.list<OwnSession>('/auth/sessions', { signal }),
});
