import { z } from 'zod';
import { listQuery } from '../../platform/http/lists.ts';
import { line } from '../../platform/http/text.ts';
import { Id } from '../access/index.ts';

export const IMPORTABLE = ['customers', 'students', 'leads'] as const;
export type Importable = (typeof IMPORTABLE)[number];
const STATUSES = ['ready', 'checking', 'checked', 'running', 'completed', 'cancelled', 'failed', 'undoing', 'undone'] as const;
export type ImportStatus = (typeof STATUSES)[number];
const OUTCOMES = ['created', 'updated', 'skipped', 'error', 'removed', 'restored', 'kept'] as const;

const MappingSchema = z
  .record(z.string().max(210), z.string().max(60).nullable())
  .describe('Which field each column goes to; null or left out: nowhere. See /api/v1/imports/fields.');

export const Import = z.object({
  id: z.string(),
  version: z.number().int(),
  resource: z.enum(IMPORTABLE),
  fileName: z.string(),
  columns: z.array(z.string()),
  mapping: MappingSchema,
  mode: z.enum(['create', 'upsert']).describe('create: records that are there already are skipped. upsert: they are changed.'),
  allowDuplicates: z.boolean(),
  status: z
    .enum(STATUSES)
    .describe('ready → checking → checked → running → completed → undoing → undone; or cancelled, failed. Checking writes nothing.'),
  totalRows: z.number().int(),
  doneRows: z.number().int().describe('Of the step the status names.'),
  createdCount: z.number().int(),
  updatedCount: z.number().int(),
  skippedCount: z.number().int(),
  errorCount: z.number().int(),
  failure: z.string().nullable().describe('Why the step itself stopped.'),
  startedBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  updatedAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Import = z.output<typeof Import>;

export const ImportChanges = z
  .strictObject({ mapping: MappingSchema, mode: z.enum(['create', 'upsert']), allowDuplicates: z.boolean() })
  .partial();
export type ImportChanges = z.output<typeof ImportChanges>;

export const NewImport = z.strictObject({
  id: Id.optional(),
  resource: z.enum(IMPORTABLE),
  fileName: line(200).optional(),
  content: z
    .string()
    .optional()
    .describe(
      'The file as text (CSV). A CSV or XLSX of up to 20 MB comes as the part `file` of multipart/form-data instead, the other fields as parts beside it.',
    ),
  mapping: MappingSchema.optional().describe('Left out: the likely one, by the names of the columns.'),
  mode: z.enum(['create', 'upsert']).default('create'),
  allowDuplicates: z.boolean().default(false).describe('Phones and e-mails that another customer has are accepted.'),
  dryRun: z
    .boolean()
    .optional()
    .describe('true: checked at once, nothing is written. false: run at once. Left out: waits for its mapping.'),
});
export type NewImport = z.output<typeof NewImport>;

export const ImportQuery = listQuery(['createdAt'], { resource: z.enum(IMPORTABLE).optional(), status: z.enum(STATUSES).optional() })
  .omit({ search: true })
  .extend({ sortOrder: z.enum(['asc', 'desc']).default('desc') });
export type ImportQuery = z.output<typeof ImportQuery>;

export const ImportRow = z.object({
  id: z.string().describe('The row’s number, below the header, from 1.'),
  cells: z.array(z.string()),
  outcome: z.enum(OUTCOMES).nullable(),
  recordId: z.string().nullable(),
  reasons: z.array(z.object({ field: z.string(), message: z.string() })).nullable(),
});
export type ImportRow = z.output<typeof ImportRow>;

export const ImportRowQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .regex(/^\d{0,9}$/, 'is not a cursor of ours')
    .default('')
    .describe('`nextCursor` of the page before.'),
  outcome: z.enum(OUTCOMES).optional(),
});
export type ImportRowQuery = z.output<typeof ImportRowQuery>;

export const ImportFieldShown = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'list', 'date', 'number', 'boolean', 'language']),
  isRequired: z.boolean(),
});
