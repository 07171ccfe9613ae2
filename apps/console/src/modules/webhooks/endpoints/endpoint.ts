import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Choice } from '../../../ui/records/list-definition.ts';

/** Events of these only; a part that is left out leaves all. */
export interface EndpointFilter {
  branchIds?: string[];
  courseIds?: string[];
  studentIds?: string[];
}

/** A program of somebody else's that is told what happens in the school. */
export interface Endpoint {
  id: string;
  version: number;
  url: string;
  name: string | null;
  description: string | null;
  /** Names of events, `customer.*` or `*`. */
  eventTypes: string[];
  filter: EndpointFilter | null;
  retrySchedule: 'short' | 'long';
  maxConcurrency: number;
  anonymiseLearners: boolean;
  isEnabled: boolean;
  disabledReason: 'by-hand' | 'gone' | 'failing' | null;
  disabledAt: string | null;
  /** Until when the former secret signs as well. */
  previousSecretUntil: string | null;
  health: {
    failingSince: string | null;
    lastSuccessAt: string | null;
    lastFailureAt: string | null;
    pausedUntil: string | null;
    givenUpInRow: number;
    /** Deliveries still to be made, counted up to 1000. */
    waiting: number;
  };
  createdAt: string;
  updatedAt: string;
}

/** With its secret, which is answered this once. */
export interface FreshEndpoint extends Endpoint {
  secret: string;
}

/** A school has at most fifty. */
export const endpointsQuery = queryOptions({
  queryKey: ['webhooks', 'list', 'all'],
  queryFn: async ({ signal }) => (await api.list<Endpoint>('/webhooks', { signal, query: { limit: 100, cursor: '' } })).data,
});

export function endpointQuery(id: string) {
  return queryOptions({
    queryKey: ['webhooks', id, 'detail'],
    queryFn: ({ signal }) => api.get<Endpoint>(endpointPath(id), { signal }),
  });
}

export function endpointPath(id: string): string {
  return `/webhooks/${encodeURIComponent(id)}`;
}

export function nameOf({ name, url }: Pick<Endpoint, 'name' | 'url'>): string {
  return name ?? new URL(url).host;
}

export function useEndpointChoices(): Choice[] {
  return (useQuery(endpointsQuery).data ?? []).map((endpoint) => ({ value: endpoint.id, label: nameOf(endpoint) }));
}

/** As it may be kept: without its secret. */
export function withoutSecret({ secret: _, ...endpoint }: FreshEndpoint): Endpoint {
  return endpoint;
}
