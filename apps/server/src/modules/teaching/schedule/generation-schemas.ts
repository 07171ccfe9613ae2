import { z } from 'zod';
import { Id } from '../../access/index.ts';
import { LocalDate, Refused } from '../fields.ts';

export const GenerateRequest = z.strictObject({
  from: LocalDate.optional().describe('First day to plan; left out: the cycle’s first day, or today when planning anew.'),
  count: z.number().int().min(1).max(500).optional().describe('No more than so many new lessons.'),
  regenerate: z.boolean().default(false).describe('Plans lessons to come anew, but for those somebody changed, attended or was paid for.'),
  skipTimeOff: z.boolean().default(true).describe('Leaves out days on which the instructor is away.'),
  allowOverlap: z.boolean().default(false).describe('True, by a manager: clashes are accepted.'),
  dryRun: z.boolean().default(false).describe('Says what would change, and changes nothing.'),
});
export type GenerateRequest = z.output<typeof GenerateRequest>;

const Lesson = z.object({ date: z.string(), startTime: z.string(), endTime: z.string(), roomId: z.string().nullable() });
export const Generated = z.object({
  cycleId: z.string(),
  dryRun: z.boolean(),
  added: z.array(Lesson.extend({ id: z.string().nullable().describe('Null in a dry run.') })),
  removed: z.array(Lesson.extend({ id: z.string() })),
  kept: z.number().int().describe('Lessons that stay as they are.'),
  missing: z.number().int().describe('Lessons promised that still have no day.'),
  endDate: z.string().nullable(),
});
export type Generated = z.output<typeof Generated>;

export const BulkGenerate = z.strictObject({
  cycleIds: z.array(Id).min(1).max(100).describe('Up to 100, each planned or refused by itself.'),
  ...GenerateRequest.shape,
});
export type BulkGenerate = z.output<typeof BulkGenerate>;

export const BulkGenerated = z.object({
  results: z.array(
    z.object({
      cycleId: z.string(),
      ok: z.boolean(),
      generated: Generated.nullable(),
      error: Refused,
    }),
  ),
});
export type BulkGenerated = z.output<typeof BulkGenerated>;
