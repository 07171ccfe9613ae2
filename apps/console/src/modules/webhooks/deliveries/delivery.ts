import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { endpointPath } from '../endpoints/endpoint.ts';

export const DELIVERY_STATUSES = ['PENDING', 'SUCCESS', 'FAILED', 'PERMANENT_FAILURE'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** An event on its way to an endpoint, or there, or given up. */
export interface Delivery {
  id: string;
  endpointId: string;
  eventId: string;
  eventType: string;
  status: DeliveryStatus;
  attempts: number;
  isTest: boolean;
  createdAt: string;
  /** When it was last tried; before the first attempt, when it was queued. */
  at: string;
  nextAttemptAt: string | null;
  responseStatus: number | null;
  /** Why there was no answer. */
  error: string | null;
  tookMs: number | null;
}

export interface Attempt {
  attempt: number;
  sentAt: string;
  tookMs: number;
  isSuccess: boolean;
  requestHeaders: Record<string, string>;
  responseStatus: number | null;
  /** Its first 4 KB. */
  responseBody: string | null;
  error: string | null;
}

export interface DeliveryDetail extends Delivery {
  url: string;
  /** The bytes that go out; null when the event isn't kept any more. */
  payload: string | null;
  tries: Attempt[];
}

/** Which one: an endpoint's and its own id. */
export interface DeliveryKey {
  endpointId: string;
  id: string;
}

export function deliveryPath({ endpointId, id }: DeliveryKey): string {
  return `${endpointPath(endpointId)}/deliveries/${encodeURIComponent(id)}`;
}

export function deliveryQuery(key: DeliveryKey) {
  return queryOptions({
    queryKey: ['webhooks', key.endpointId, 'deliveries', key.id],
    queryFn: ({ signal }) => api.get<DeliveryDetail>(deliveryPath(key), { signal }),
    // While it is on its way, nobody waits for news that may get lost.
    refetchInterval: ({ state: { data } }) => (data?.status === 'PENDING' || data?.status === 'FAILED' ? 2000 : false),
  });
}

/** Who was told of an event. */
export function toldQuery({ id, type, timestamp }: { id: string; type: string; timestamp: string }) {
  // The clocks of a worker and of the database may differ a little.
  const from = new Date(Date.parse(timestamp) - 60_000).toISOString();
  return queryOptions({
    queryKey: ['webhooks', 'list', 'told', id],
    queryFn: async ({ signal }) =>
      (await api.list<Delivery>('/webhook-deliveries', { signal, query: { eventId: id, type, from, limit: 100 } })).data,
  });
}
