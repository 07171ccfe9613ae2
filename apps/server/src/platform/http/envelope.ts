import { z } from 'zod';
import type { AppError } from '../errors.ts';
import type { Page } from './lists.ts';

/** How one family of routes wraps what it answers. Contracts bring their own (contract-*.ts). */
export interface Envelope {
  one(data: unknown, requestId: string): unknown;
  list(data: readonly unknown[], page: Page, requestId: string): unknown;
  failure(error: AppError, requestId: string): unknown;
  /** The same three for the docs. */
  oneSchema(data: z.ZodType): z.ZodType;
  listSchema(row: z.ZodType): z.ZodType;
  failureSchema: z.ZodType;
}

const Meta = z.object({ requestId: z.string(), timestamp: z.iso.datetime() });
const PageSchema = z.object({
  total: z.number().int().nullable(),
  limit: z.number().int(),
  offset: z.number().int().nullable(),
  hasMore: z.boolean(),
  nextCursor: z.string().nullable(),
});
const why = {
  reason: z.string().optional().describe('Why, as a name that stays.'),
  values: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .describe('What the message mentions; `…Minor` is an amount in the minor unit.'),
};
const Failure = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    ...why,
    details: z.array(z.object({ field: z.string(), message: z.string(), ...why })).optional(),
  }),
  meta: Meta,
});

function meta(requestId: string): z.output<typeof Meta> {
  return { requestId, timestamp: new Date().toISOString() };
}

/** The canonical envelope of /api/v1. */
export const v1: Envelope = {
  one: (data, requestId) => ({ data, meta: meta(requestId) }),
  list: (data, pagination, requestId) => ({ data, pagination, meta: meta(requestId) }),
  failure: (error, requestId) => ({
    error: { code: error.code, message: error.message, ...error.why, ...(error.details ? { details: error.details } : {}) },
    meta: meta(requestId),
  }),
  oneSchema: (data) => z.object({ data, meta: Meta }),
  listSchema: (row) => z.object({ data: z.array(row), pagination: PageSchema, meta: Meta }),
  failureSchema: Failure,
};

/** The thing itself, with v1's errors: contracts that print a bare body. */
export const bare: Envelope = { ...v1, one: (data) => data, oneSchema: (data) => data };
