import { z } from 'zod';
import { type EventKind, event } from './event-kind.ts';

const count = z.number().int().min(0);

const DailyUpdated = z.object({
  studentId: z.string(),
  dateKey: z.string().describe('YYYY-MM-DD.'),
  minutes: count,
  questionsAnswered: count,
  correct: count,
  accuracy: z.number().min(0).max(100).describe('In percent.'),
  streakCurrent: count,
  streakLongest: count,
  lastActiveAt: z.string(),
});

const WebhookDisabled = z.object({
  id: z.string(),
  name: z.string().nullable(),
  origin: z.string().describe('Where it is, without the path: the rest of an address may be a secret.'),
  reason: z.enum(['gone', 'failing']).describe('`gone`: it answered 410. `failing`: nothing arrived for too long.'),
  disabledAt: z.string(),
});

const ExportCompleted = z.object({
  exportId: z.string(),
  resource: z.string().optional().describe('Which list; left out for a report.'),
  report: z.string().optional().describe('Which report; left out for a list.'),
  format: z.enum(['csv', 'xlsx']),
  rows: count,
});

const ImportCompleted = z.object({
  id: z.string(),
  version: z.number().int(),
  resource: z.enum(['customers', 'students', 'leads']),
  fileName: z.string(),
  mode: z.enum(['create', 'upsert']),
  allowDuplicates: z.boolean(),
  status: z.enum(['completed', 'undone']).describe('`undone`: what the import had written was taken back.'),
  totalRows: count,
  doneRows: count,
  createdCount: count,
  updatedCount: count,
  skippedCount: count,
  errorCount: count,
  failure: z.string().nullable(),
  startedBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  updatedAt: z.string(),
  finishedAt: z.string().nullable(),
});

export const progressEvents: EventKind[] = [
  event('progress.daily_updated', 'An app told how a student’s day of practice stands.', DailyUpdated, {
    ...{ studentId: 'stu_123', dateKey: '2026-11-21', minutes: 25, questionsAnswered: 40, correct: 34, accuracy: 85 },
    ...{ streakCurrent: 6, streakLongest: 14, lastActiveAt: '2026-11-21T17:05:00Z' },
  }),
];

export const operationEvents: EventKind[] = [
  event(
    'webhook.disabled',
    'We gave up on a webhook endpoint; what it is owed waits, 30 days at most, until it is switched on again.',
    WebhookDisabled,
    {
      ...{ id: 'whk_123', name: 'Partner', origin: 'https://partner.example', reason: 'failing', disabledAt: '2026-11-21T09:30:00Z' },
    },
  ),
  event('export.completed', 'A file of a list or a report is ready.', ExportCompleted, {
    ...{ exportId: 'exp_123', resource: 'customers', format: 'xlsx', rows: 1200 },
  }),
  event('import.completed', 'A file was imported, or its import undone.', ImportCompleted, {
    ...{ id: 'imp_123', version: 4, resource: 'customers', fileName: 'families.csv', mode: 'create', allowDuplicates: false },
    ...{ status: 'completed', totalRows: 120, doneRows: 120, createdCount: 112, updatedCount: 0, skippedCount: 6, errorCount: 2 },
    ...{ failure: null, startedBy: { id: 'usr_123', name: 'Yael Mor' }, createdAt: '2026-11-21T09:20:00Z' },
    ...{ updatedAt: '2026-11-21T09:21:00Z', finishedAt: '2026-11-21T09:21:00Z' },
  }),
];
