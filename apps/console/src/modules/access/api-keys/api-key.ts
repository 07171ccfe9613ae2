import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

/** What a program of somebody else's calls the API with. */
export interface ApiKey {
  id: string;
  version: number;
  name: string;
  environment: 'live' | 'test';
  /** How it begins, to know it by. */
  displayPrefix: string;
  scopes: string[];
  rateLimitPerHour: number;
  /** Networks it may be used from; empty: from anywhere. */
  allowedIps: string[];
  expiresAt: string | null;
  lastUsedAt: string | null;
  /** Until when the key before the last rotation still works. */
  previousUntil: string | null;
  createdAt: string;
  updatedAt: string;
}

/** With the key itself, which is answered this once. */
export interface FreshApiKey extends ApiKey {
  key: string;
}

export interface KeyUse {
  /** Newest first, only days that had any. */
  days: { date: string; requests: number; byGroup: Record<string, number>; byStatus: Record<string, number> }[];
}

export function apiKeyQuery(id: string) {
  return queryOptions({
    queryKey: ['api-keys', id, 'detail'],
    queryFn: ({ signal }) => api.get<ApiKey>(`/api-keys/${encodeURIComponent(id)}`, { signal }),
  });
}

export function keyUseQuery(id: string) {
  return queryOptions({
    queryKey: ['api-keys', id, 'usage'],
    queryFn: ({ signal }) => api.get<KeyUse>(`/api-keys/${encodeURIComponent(id)}/usage`, { signal }),
  });
}

export function rotateApiKey(id: string, overlapHours: number): Promise<FreshApiKey> {
  return api.post<FreshApiKey>(`/api-keys/${encodeURIComponent(id)}/rotate`, { overlapHours });
}

export interface KeyAnswer {
  status: number;
  body: string;
}

/** Asks the API who this key is, as a stranger would: without the cookies of whoever is signed in here. */
export async function tryKey(key: string): Promise<KeyAnswer> {
  const response = await fetch('/api/v1/auth/key', { headers: { 'x-api-key': key }, credentials: 'omit' });
  return { status: response.status, body: JSON.stringify(await response.json(), null, 2) };
}
