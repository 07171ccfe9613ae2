import { z } from 'zod';
import { anybody } from '../../../platform/http/gate.ts';
import { accepted, list, one, openRoute, type Route, raw, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { type Access, Id } from '../../access/index.ts';
import type { Sources } from '../sources.ts';
import { sendFile } from './download.ts';
import { cancelJob, listJobs, requestExport, showJob } from './export-jobs.ts';
import { AskedFor, Job, JobQuery, newExportOf } from './job-schemas.ts';

const exampleJob: Job = {
  id: 'job_123',
  version: 7,
  kind: 'export',
  state: 'running',
  resource: 'customers',
  report: null,
  format: 'xlsx',
  rowsDone: 41_000,
  rowsTotal: 120_000,
  percent: 34,
  error: null,
  sizeBytes: 1_572_864,
  downloadUrl: null,
  expiresAt: null,
  requestedBy: { id: 'usr_123', name: 'Dana Levi' },
  createdAt: '2026-02-19T06:21:00Z',
  finishedAt: null,
};
const tag = 'Exports';
const params = z.object({ id: Id });
const example = { id: 'job_123' };
const silent = 'a file on its way changes nothing in the school; the end of it tells export.completed';

/** Files that are written by a job: asked for, watched, cancelled, downloaded. */
export function jobRoutes(system: System, { staff }: Access, sources: Sources): Route[] {
  return [
    tenantRoute({
      method: 'POST',
      path: '/api/v1/reports/export',
      operationId: 'requestExport',
      summary: 'Ask for any list or report as a file, however long',
      description:
        'A job writes it, with what you may see while it does. Columns and values are those of `GET /api/v1/<resource>/export`. ' +
        'Lists are read page by page: a row that changes meanwhile is there as it was when its page was read, or not at all; a report is of one moment.',
      tag,
      gate: staff.may('exports', 'RUN'),
      silent,
      body: newExportOf([...sources.resources.keys()], [...sources.reports.keys()]),
      reply: accepted(AskedFor, { jobId: 'job_123' }, ({ jobId }) => `/api/v1/jobs/${jobId}`),
      example: {
        body: { resource: 'customers', filters: { sortBy: 'createdAt' }, columns: ['name', 'phone'], format: 'xlsx', locale: 'he' },
      },
      run: (tx, { body }) => requestExport(system, sources, tx, body),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/jobs',
      operationId: 'listJobs',
      summary: 'Your own jobs, newest first',
      tag,
      gate: staff.may('jobs', 'VIEW'),
      query: JobQuery,
      reply: list(Job, exampleJob),
      example: { query: { state: 'running' } },
      run: (tx, { query }) => listJobs(system, tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/jobs/:id',
      operationId: 'getJob',
      summary: 'How far a job is, and where its file can be downloaded',
      description: 'Your own; an administrator sees any.',
      tag,
      gate: staff.may('jobs', 'VIEW'),
      params,
      reply: one(Job, exampleJob),
      example: { params: example },
      run: (tx, { params: { id } }) => showJob(system, tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/jobs/:id/cancel',
      operationId: 'cancelJob',
      summary: 'Stop a job; what it wrote is thrown away',
      tag,
      gate: staff.may('jobs', 'UPDATE'),
      silent,
      params,
      reply: one(Job, { ...exampleJob, state: 'cancelled', finishedAt: '2026-02-19T06:21:09Z' }),
      example: { params: example },
      run: (tx, { params: { id } }) => cancelJob(system, tx, id),
    }),
    openRoute({
      method: 'GET',
      path: '/api/v1/exports/:id/download',
      operationId: 'downloadExport',
      summary: 'The file of a job, at the address the job names',
      description: 'Needs no sign-in. For 24 hours, and as long as the one who asked for it may still see what is in it.',
      tag,
      gate: anybody(),
      params,
      query: z.strictObject({
        // An address that lost its end is one that was changed.
        expires: z.coerce.number().int().min(0).max(99_999_999_999).default(0).describe('Unix seconds.'),
        signature: z.string().max(200).default(''),
      }),
      reply: raw('application/octet-stream'),
      errors: ['FORBIDDEN', 'GONE'],
      example: { params: example, query: { expires: 1_771_568_464, signature: 'c0ffee' } },
      answer: ({ params: { id }, query, caller, reply }) => sendFile(system, sources, id, query, caller, reply),
    }),
  ];
}
