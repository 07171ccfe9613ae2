import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Id } from '../access/index.ts';

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const DAY_MS = 86_400_000;
const MAX_PAYLOAD_BYTES = 64 * 1024;

const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant with offset, for example 2026-02-19T13:21:00+07:00' })
  .refine((text) => Date.parse(text) >= EARLIEST && Date.parse(text) < LATEST, 'must be between the years 2000 and 2100');
const dateKey = z.iso.date().refine((text) => text >= '2000-01-01' && text < '2100-01-01', 'must be between the years 2000 and 2100');
const percent = z.number().min(0).max(100);
const count = z.number().int().min(0).max(1_000_000);
const topicId = z.string().min(1).max(200);
const factId = z.string().min(1).max(200);
const sentences = z.array(z.string().max(2000)).max(200);

export const Daily = z
  .looseObject({
    studentId: Id,
    dateKey,
    minutes: z.number().int().min(0).max(1440),
    questionsAnswered: count,
    correct: count,
    accuracy: percent,
    streakCurrent: count,
    streakLongest: count,
    dueCount: count,
    topWeakTopics: z
      .array(z.looseObject({ topicId, accuracy: percent }))
      .max(200)
      .default([]),
    lastActiveAt: instant,
  })
  .refine((daily) => daily.correct <= daily.questionsAnswered, { path: ['correct'], error: 'must not be more than questionsAnswered' });
export type Daily = z.output<typeof Daily>;

export const Attempt = z
  .looseObject({
    studentId: Id,
    attemptId: factId,
    mode: z.string().min(1).max(100),
    startedAt: instant,
    finishedAt: instant,
    score: z.number().min(0).max(1e9),
    total: z.number().min(0).max(1e9),
    accuracy: percent,
    topicBreakdown: z
      .array(
        z
          .looseObject({ topicId, total: count, correct: count, accuracy: percent })
          .refine((topic) => topic.correct <= topic.total, { path: ['correct'], error: 'must not be more than total' }),
      )
      .max(500)
      .default([]),
  })
  .refine((attempt) => Date.parse(attempt.startedAt) <= Date.parse(attempt.finishedAt), {
    path: ['finishedAt'],
    error: 'must not be before startedAt',
  })
  .refine((attempt) => attempt.score <= attempt.total, { path: ['score'], error: 'must not be more than total' })
  .refine((attempt) => Date.parse(attempt.finishedAt) <= Date.now() + DAY_MS, {
    path: ['finishedAt'],
    error: 'is more than 24 hours in the future',
  });
export type Attempt = z.output<typeof Attempt>;

export const AiSummary = z.looseObject({
  studentId: Id,
  passProbability: percent,
  strengths: sentences.default([]),
  weaknesses: sentences.default([]),
  todayPlan: sentences.default([]),
  generatedAt: instant,
});
export type AiSummary = z.output<typeof AiSummary>;

const eventFields = {
  eventId: factId,
  type: z.string().min(1).max(100),
  occurredAt: instant,
  payload: z
    .unknown()
    .refine((payload) => Buffer.byteLength(JSON.stringify(payload ?? null)) <= MAX_PAYLOAD_BYTES, 'must not be larger than 64 KB'),
};
export const LearningEvent = z.looseObject({ studentId: Id, ...eventFields });
export type LearningEvent = z.output<typeof LearningEvent>;

export const LearningEvents = z.strictObject({
  studentId: Id,
  events: z.array(z.looseObject(eventFields)).min(1).max(500),
});

/** Where a fact came from: it is its own audit record. */
export interface Provenance {
  tenantId: string;
  appId: string;
  ip: string | null;
  requestId: string;
  /** Milliseconds since 1970, by our clock. */
  receivedAt: number;
  /** The id the app knows the student by, when that one was merged into another. */
  sentFor?: string;
}

export type Fact = Provenance &
  (
    | { kind: 'daily'; payload: Daily }
    | { kind: 'attempt'; payload: Attempt }
    | { kind: 'ai-summary'; payload: AiSummary }
    | { kind: 'events'; payload: LearningEvent }
  );

export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

export const PAYLOADS = { daily: Daily, attempt: Attempt, 'ai-summary': AiSummary, events: LearningEvent } as const;

/** How a fact was taken. */
export type FactStatus = 'created' | 'updated' | 'unchanged' | 'duplicate' | 'stale';

const KNOWN = Object.fromEntries(Object.entries(PAYLOADS).map(([kind, schema]) => [kind, new Set(Object.keys(schema.shape))])) as Record<
  Fact['kind'],
  Set<string>
>;

/** Fields a newer app sent and this server doesn't know: kept, never refused. */
export function extraOf(fact: Fact): Record<string, unknown> | null {
  const unknown = Object.entries(fact.payload).filter(([name]) => !KNOWN[fact.kind].has(name));
  return unknown.length > 0 ? Object.fromEntries(unknown) : null;
}

/** Tells same content from other content, whatever the order of the fields. */
export function contentHash(fact: Fact): string {
  const sent = fact.sentFor === undefined ? fact.payload : { ...fact.payload, studentId: fact.sentFor };
  const sorted = Object.fromEntries(Object.entries(sent).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha1').update(JSON.stringify(sorted)).digest('base64url');
}

/** An instant for ordering: never later than when we received it, so one wrong clock can't freeze a day. */
export function orderedAt(sentAt: string, receivedAt: number): number {
  return Math.min(Date.parse(sentAt), receivedAt);
}
