import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

/** A learning app that may push progress. */
export interface ConnectedApp {
  id: string;
  version: number;
  name: string;
  /** Only the stronger signature is taken. */
  requireV2: boolean;
  requestsPerSecond: number;
  isActive: boolean;
  /** Until when the token and secret before the last rotation still work. */
  previousUntil: string | null;
  createdAt: string;
  updatedAt: string;
}

/** With what is answered only once. */
export interface FreshConnectedApp extends ConnectedApp {
  serviceToken: string;
  hmacSecret: string;
}

export const connectedAppsQuery = queryOptions({
  queryKey: ['connected-apps', 'list'],
  queryFn: async ({ signal }) => (await api.list<ConnectedApp>('/connected-apps', { signal })).data,
});

export function connectedAppQuery(id: string) {
  return queryOptions({
    queryKey: ['connected-apps', id, 'detail'],
    queryFn: ({ signal }) => api.get<ConnectedApp>(`/connected-apps/${encodeURIComponent(id)}`, { signal }),
  });
}

export function rotateConnectedApp(id: string, overlapHours: number): Promise<FreshConnectedApp> {
  return api.post<FreshConnectedApp>(`/connected-apps/${encodeURIComponent(id)}/rotate`, { overlapHours });
}

/** As it may be kept: without its secrets. */
export function withoutSecrets({ serviceToken: _token, hmacSecret: _secret, ...app }: FreshConnectedApp): ConnectedApp {
  return app;
}
