import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

export interface HealthHour {
  at: string;
  arrived: number;
  givenUp: number;
  usualMs: number;
  slowMs: number;
}

/** How an endpoint fared; hours in which nothing was over are left out. */
export interface EndpointHealth {
  /** Later than asked for when there is more than can be counted. */
  countedFrom: string;
  hours: HealthHour[];
}

export const HOUR_MS = 3_600_000;

export function healthQuery(endpointId: string, hours: number) {
  return queryOptions({
    queryKey: ['webhooks', endpointId, 'health', hours],
    queryFn: ({ signal }) => {
      const nowMs = Date.now();
      const query = { from: new Date(firstHourMs(nowMs, hours)).toISOString(), to: new Date(nowMs + HOUR_MS).toISOString() };
      return api.get<EndpointHealth>(`/webhooks/${encodeURIComponent(endpointId)}/health`, { signal, query });
    },
  });
}

/** Where the first of so many hours begins, the running one included. */
export function firstHourMs(nowMs: number, hours: number): number {
  return Math.floor(nowMs / HOUR_MS) * HOUR_MS - (hours - 1) * HOUR_MS;
}
