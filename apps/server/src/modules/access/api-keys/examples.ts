import type { ApiKey, CallingKey, FreshApiKey, KeyUse } from './api-key-schemas.ts';

export const exampleKey: ApiKey = {
  id: 'key_123',
  version: 1,
  name: 'Website form',
  environment: 'live',
  displayPrefix: 'rbk_live_4fGh',
  scopes: ['WRITE_LEADS', 'courses:read'],
  rateLimitPerHour: 1000,
  allowedIps: ['203.0.113.0/24'],
  expiresAt: null,
  lastUsedAt: '2026-02-19T06:21:00Z',
  previousUntil: null,
  createdAt: '2026-02-19T06:00:00Z',
  updatedAt: '2026-02-19T06:00:00Z',
};

export const exampleFreshKey: FreshApiKey = { ...exampleKey, lastUsedAt: null, key: 'rbk_live_4fGh…' };

export const exampleUse: KeyUse = {
  requests: 130,
  days: [{ date: '2026-02-19', requests: 130, byGroup: { leads: 120, courses: 10 }, byStatus: { '2xx': 128, '4xx': 2 } }],
  hours: [{ hour: '2026-02-19T06:00:00Z', requests: 130 }],
};

export const exampleCallingKey: CallingKey = {
  id: 'key_123',
  name: 'Website form',
  environment: 'live',
  scopes: ['WRITE_LEADS', 'courses:read'],
  rateLimitPerHour: 1000,
  expiresAt: null,
  tenant: { id: 'coding', name: 'Carmel coding club' },
};
