import { createHash } from 'node:crypto';
import { z } from 'zod';
import { line } from '../../../platform/http/text.ts';

const DAY_MS = 86_400_000;
const LONGEST_SECONDS = 86_400;
const MAX_METADATA_BYTES = 64 * 1024;

/** A learner's own id, or one that stands in for it: longer than any of ours. */
export const LearnerId = z.string().min(1).max(120).describe('The learner’s id, or the one this key knows them by.');

/** What another system reports of a learner (source document 05). */
export const ExternalEvent = z.strictObject({
  learnerId: LearnerId,
  sourceSystem: line(100),
  eventType: line(100),
  contentId: line(200).nullish().describe('The skill that a score counts for.'),
  contentTitle: line(500).nullish(),
  durationSeconds: z.number().int().min(0).max(LONGEST_SECONDS, 'must be at most a day').nullish().describe('Makes it a session.'),
  score: z.number().min(0).max(1).nullish().describe('0 to 1.'),
  occurredAt: z.iso
    .datetime({ offset: true, error: 'must be an instant with offset, for example 2024-06-01T09:00:00Z' })
    .refine((text) => Date.parse(text) >= Date.UTC(2000, 0), 'must not be before the year 2000')
    .refine((text) => Date.parse(text) <= Date.now() + DAY_MS, 'is more than 24 hours in the future')
    .describe('When it was over.'),
  metadata: z
    .record(z.string(), z.unknown())
    .refine((data) => Buffer.byteLength(JSON.stringify(data)) <= MAX_METADATA_BYTES, 'must not be larger than 64 KB')
    .nullish(),
  eventId: line(255).optional().describe('Yours: the same again is a duplicate. Without one, the Idempotency-Key is it.'),
});
export type ExternalEvent = z.output<typeof ExternalEvent>;

/** Tells same content from other content, whatever the order of the fields, and however they say that there is none. */
export function contentHashOf({ eventId: _, ...said }: ExternalEvent): string {
  return createHash('sha1')
    .update(JSON.stringify(sorted(said)))
    .digest('base64url');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== null && field !== undefined);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, sorted(field)]));
}
