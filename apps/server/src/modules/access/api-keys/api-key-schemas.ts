import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { line } from '../../../platform/http/text.ts';
import { Instant } from '../schemas.ts';
import { readNetwork } from './allowed-addresses.ts';
import { ENVIRONMENTS } from './key-text.ts';
import { SCOPES } from './scopes.ts';

export const ApiKey = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  environment: z.enum(ENVIRONMENTS),
  displayPrefix: z.string().describe('How the key begins, to know it by.'),
  scopes: z.array(z.string()),
  rateLimitPerHour: z.number().int(),
  allowedIps: z.array(z.string()).describe('Networks it may be used from; empty: from anywhere.'),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable().describe('Up to a minute late.'),
  previousUntil: z.string().nullable().describe('Until when the key before the last rotation still works.'),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ApiKey = z.output<typeof ApiKey>;

export const FreshApiKey = ApiKey.extend({ key: z.string().describe('The key itself, shown this once.') });
export type FreshApiKey = z.output<typeof FreshApiKey>;

const Scopes = z
  .array(z.enum(SCOPES, 'is not a scope; write for example students:read'))
  .min(1, 'must name at least one scope')
  .max(100)
  .transform((scopes) => [...new Set(scopes)].sort());

const Networks = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .max(50)
      .refine((text) => readNetwork(text) !== null, 'is not an address or network; write for example 203.0.113.0/24 or 2001:db8::/32'),
  )
  .max(100)
  .transform((networks) => [...new Set(networks)]);

const fields = {
  name: line(200),
  scopes: Scopes.describe('`<resource>:read`, `<resource>:write`, or a named one such as READ_LEARNER_PROGRESS.'),
  rateLimitPerHour: z.number().int().min(1).max(1_000_000),
  allowedIps: Networks.describe('Addresses or networks (CIDR) it may be used from; empty: from anywhere.'),
  expiresAt: Instant.refine((text) => Date.parse(text) < Date.UTC(2200, 0), 'must be before the year 2200')
    .nullable()
    .describe('Null: until it is revoked.'),
};

export const NewApiKey = z.strictObject({
  name: fields.name,
  scopes: fields.scopes,
  environment: z.enum(ENVIRONMENTS).default('live'),
  rateLimitPerHour: fields.rateLimitPerHour.default(1000),
  allowedIps: fields.allowedIps.default([]),
  expiresAt: fields.expiresAt.default(null),
});
export type NewApiKey = z.output<typeof NewApiKey>;

export const ApiKeyChanges = z.strictObject(fields).partial();
export type ApiKeyChanges = z.output<typeof ApiKeyChanges>;

export const KeyRotation = z.strictObject({
  overlapHours: z.number().int().min(0).max(720).default(24).describe('How long the old key still works.'),
});

export const ApiKeyQuery = listQuery(['name', 'createdAt'], {});
export type ApiKeyQuery = z.output<typeof ApiKeyQuery>;

const Counts = z.record(z.string(), z.number().int());
export const KeyUse = z.object({
  requests: z.number().int(),
  days: z
    .array(z.object({ date: z.string(), requests: z.number().int(), byGroup: Counts, byStatus: Counts }))
    .describe('The last 30 days (UTC) that had any, newest first: by part of the API and by 2xx, 4xx, 5xx.'),
  hours: z.array(z.object({ hour: z.string(), requests: z.number().int() })).describe('The last 24 hours that had any, newest first.'),
});
export type KeyUse = z.output<typeof KeyUse>;

export const CallingKey = z.object({
  id: z.string(),
  name: z.string(),
  environment: z.enum(ENVIRONMENTS),
  scopes: z.array(z.string()),
  rateLimitPerHour: z.number().int(),
  expiresAt: z.string().nullable(),
  tenant: z.object({ id: z.string(), name: z.string() }),
});
export type CallingKey = z.output<typeof CallingKey>;
