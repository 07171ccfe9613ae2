import { z } from 'zod';
import { FORMATS, givenLook } from '../../../platform/files/table-file.ts';
import { listQuery } from '../../../platform/http/lists.ts';

const JOB_STATES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;

const filters = z
  .record(z.string().max(100), z.union([z.string().max(1000), z.number(), z.boolean()]))
  .default({})
  .describe('As in the query of that list or report: filters, search and sorting.');
const asked = {
  filters,
  columns: z.array(z.string().max(100)).min(1).max(300).optional().describe('In the wanted order; left out: all.'),
  format: z.enum(FORMATS).default('csv'),
  ...givenLook,
};

/** What can be asked for: one of the lists, or one of the reports. */
export function newExportOf(resources: readonly string[], reports: readonly string[]) {
  return z.union([
    z.strictObject({ resource: z.enum(resources).describe('A list, as its path names it.'), ...asked }),
    z.strictObject({ report: z.enum(reports).describe('A report, as its path names it.'), ...asked }),
  ]);
}
export type NewExport = z.output<ReturnType<typeof newExportOf>>;

export const AskedFor = z.object({ jobId: z.string() });

export const Job = z.object({
  id: z.string(),
  version: z.number().int(),
  kind: z.literal('export'),
  state: z.enum(JOB_STATES).describe('queued → running → completed; or failed, cancelled.'),
  resource: z.string().nullable().describe('The list it is a file of.'),
  report: z.string().nullable().describe('Or the report.'),
  format: z.enum(FORMATS),
  rowsDone: z.number().int(),
  rowsTotal: z.number().int().nullable().describe('How many there were when it began; null when that is not known.'),
  percent: z.number().int().nullable().describe('100 only when it is completed.'),
  error: z.string().nullable().describe('Why it failed.'),
  sizeBytes: z.number().int(),
  downloadUrl: z.string().nullable().describe('Opens without signing in, until `expiresAt`. Below PUBLIC_URL, or else a path.'),
  expiresAt: z.string().nullable(),
  requestedBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Job = z.output<typeof Job>;

export const JobQuery = listQuery(['createdAt'], { state: z.enum(JOB_STATES).optional() })
  .omit({ search: true })
  .extend({ sortOrder: z.enum(['asc', 'desc']).default('desc') });
export type JobQuery = z.output<typeof JobQuery>;
