/**
 * The learning apps' wire contract (source document 01): POST /api/student-progress/*. Its envelope is
 * {"ok":true,"status","id"} or {"ok":false,"error":{"code","message"}}, its 200 comes after the commit.
 */
import { z } from 'zod';
import type { Caller } from '../../platform/caller.ts';
import { AppError } from '../../platform/errors.ts';
import { type Envelope, v1 } from '../../platform/http/envelope.ts';
import { one, openRoute, type Route } from '../../platform/http/route.ts';
import { detailsOf } from '../../platform/http/validation.ts';
import type { Access } from '../access/index.ts';
import { AiSummary, Attempt, Daily, type Fact, LearningEvent, LearningEvents, PAYLOADS, type Provenance } from './facts.ts';
import type { GroupCommit } from './ingestion/group-commit.ts';
import type { Verdict } from './ingestion/verdict.ts';

const TWENTY_MEBIBYTES = 20 * 1024 * 1024;
const tag = 'Progress ingestion';

const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

const contract: Envelope = {
  ...v1,
  one: (data) => ({ ok: true, ...(data as object) }),
  failure: (error) => ({ ok: false, error: errorOf(error) }),
  oneSchema: (data) => z.object({ ok: z.literal(true) }).and(data as z.ZodObject),
  failureSchema: z.object({ ok: z.literal(false), error: errorSchema }),
};

const Taken = z.object({ status: z.enum(['created', 'updated', 'unchanged', 'duplicate', 'stale']), id: z.string() });
const Result = z.object({
  ok: z.boolean(),
  status: Taken.shape.status.optional(),
  id: z.string().optional(),
  error: errorSchema.optional(),
});
const Results = z.object({ results: z.array(Result) });
type Result = z.output<typeof Result>;

/** One event, or several of one student. */
const EventsBody = z.union([LearningEvents, LearningEvent]);
const EventsReply = z.union([Taken, Results]);

const Batch = z.strictObject({
  items: z
    .array(z.looseObject({ type: z.string(), payload: z.unknown() }))
    .min(1)
    .max(500)
    .describe('At most 500. Each is judged by itself; the answer has one result per item, in order.'),
});

const dailyExample = {
  studentId: 'stu_123',
  dateKey: '2026-02-19',
  minutes: 12,
  questionsAnswered: 32,
  correct: 25,
  accuracy: 78,
  streakCurrent: 6,
  streakLongest: 11,
  dueCount: 14,
  topWeakTopics: [{ topicId: 't-khai-niem', accuracy: 52 }],
  lastActiveAt: '2026-02-19T13:21:00+07:00',
};
const attemptExample = {
  studentId: 'stu_123',
  attemptId: 'att_999',
  mode: 'MOCK',
  startedAt: '2026-02-19T13:00:00+07:00',
  finishedAt: '2026-02-19T13:20:00+07:00',
  score: 28,
  total: 35,
  accuracy: 80,
  topicBreakdown: [{ topicId: 't-bien-bao', total: 8, correct: 7, accuracy: 88 }],
};
const summaryExample = {
  studentId: 'stu_123',
  passProbability: 82,
  strengths: ['Biển báo nhận nhanh'],
  weaknesses: ['Ưu tiên', 'Giao nhau'],
  todayPlan: ['Ôn 10 câu đến hạn', 'Thi thử 10 câu tốc độ'],
  generatedAt: '2026-02-19T13:22:00+07:00',
};
const eventExample = {
  eventId: 'evt_abc123',
  studentId: 'stu_123',
  type: 'DAILY_COMPLETED',
  occurredAt: '2026-02-19T13:10:00+07:00',
  payload: { questions: 10, correct: 8 },
};

export function ingestionRoutes(access: Access, commit: GroupCommit, clock: () => number): Route[] {
  const shared = {
    method: 'POST',
    tag,
    gate: access.app,
    envelope: contract,
    limit: 'own',
    silent: 'a fact is its own audit record',
  } as const;
  const errors = ['UNPROCESSABLE', 'UNAVAILABLE'] as const;
  return [
    openRoute({
      ...shared,
      path: '/api/student-progress/daily',
      operationId: 'ingestDaily',
      summary: 'A day of practice; the newest lastActiveAt wins',
      body: Daily,
      reply: one(Taken, { status: 'created', id: 'stu_123:2026-02-19' }),
      errors: [...errors],
      example: { body: dailyExample },
      answer: async ({ body, caller }) => accepted(await commit.store({ kind: 'daily', payload: body, ...from(caller, clock) })),
    }),
    openRoute({
      ...shared,
      path: '/api/student-progress/attempt',
      operationId: 'ingestAttempt',
      summary: 'A finished attempt; stored once per attemptId',
      body: Attempt,
      reply: one(Taken, { status: 'created', id: 'att_999' }),
      errors: [...errors, 'CONFLICT'],
      example: { body: attemptExample },
      answer: async ({ body, caller }) => accepted(await commit.store({ kind: 'attempt', payload: body, ...from(caller, clock) })),
    }),
    openRoute({
      ...shared,
      path: '/api/student-progress/ai-summary',
      operationId: 'ingestAiSummary',
      summary: 'What the AI coach thinks; the newest generatedAt is shown, all are kept',
      body: AiSummary,
      reply: one(Taken, { status: 'created', id: 'stu_123:2026-02-19T13:22:00+07:00' }),
      errors: [...errors],
      example: { body: summaryExample },
      answer: async ({ body, caller }) => accepted(await commit.store({ kind: 'ai-summary', payload: body, ...from(caller, clock) })),
    }),
    openRoute({
      ...shared,
      path: '/api/student-progress/events',
      operationId: 'ingestEvents',
      summary: 'A learning event, or several of one student; stored once per eventId',
      body: EventsBody,
      reply: one(EventsReply, { status: 'created', id: 'evt_abc123' }),
      errors: [...errors],
      example: { body: eventExample },
      answer: async ({ body, caller }) => {
        const provenance = from(caller, clock);
        if (!isSeveral(body)) return accepted(await commit.store({ kind: 'events', payload: body, ...provenance }));
        const facts = body.events.map(
          (event): Fact => ({ kind: 'events', payload: { ...event, studentId: body.studentId }, ...provenance }),
        );
        return { results: await storeAll(commit, facts) };
      },
    }),
    openRoute({
      ...shared,
      path: '/api/student-progress/batch',
      operationId: 'ingestBatch',
      summary: 'Up to 500 facts of any kind; one that is refused does not hold the rest',
      body: Batch,
      bodyLimit: TWENTY_MEBIBYTES,
      reply: one(Results, { results: [{ ok: true, status: 'created', id: 'stu_123:2026-02-19' }] }),
      errors: ['UNAVAILABLE'],
      example: { body: { items: [{ type: 'daily', payload: dailyExample }] } },
      answer: async ({ body, caller }) => {
        const provenance = from(caller, clock);
        const facts = body.items.map((item, index) => readItem(item, index, provenance));
        return { results: await storeAll(commit, facts) };
      },
    }),
  ];
}

function isSeveral(body: z.output<typeof EventsBody>): body is z.output<typeof LearningEvents> {
  return Array.isArray(body.events) && !('eventId' in body);
}

function readItem(item: { type: string; payload?: unknown }, index: number, provenance: Provenance): Fact | AppError {
  const kind = item.type as Fact['kind'];
  const schema = Object.hasOwn(PAYLOADS, kind) ? PAYLOADS[kind] : undefined;
  if (!schema) return refusedItem([{ field: `items.${index}.type`, message: 'must be daily, attempt, ai-summary or events' }]);
  const parsed = schema.safeParse(item.payload);
  if (!parsed.success) {
    return refusedItem(
      detailsOf(parsed.error).map(({ field, message }) => ({ field: `items.${index}.payload${field && `.${field}`}`, message })),
    );
  }
  // The schema belongs to the kind: both came from one entry of PAYLOADS.
  return { kind, payload: parsed.data, ...provenance } as Fact;
}

function refusedItem(details: { field: string; message: string }[]): AppError {
  return new AppError('VALIDATION_ERROR', 'Some fields need another look.', { details });
}

// A trouble with the database is the whole request's: nothing is said about single items then.
async function storeAll(commit: GroupCommit, facts: readonly (Fact | AppError)[]): Promise<Result[]> {
  return Promise.all(
    facts.map(async (fact): Promise<Result> => {
      if (fact instanceof AppError) return { ok: false, error: errorOf(fact) };
      const verdict = await commit.store(fact);
      return 'refused' in verdict ? { ok: false, error: errorOf(verdict.refused) } : { ok: true, ...verdict };
    }),
  );
}

function accepted(verdict: Verdict): z.output<typeof Taken> {
  if ('refused' in verdict) throw verdict.refused;
  return verdict;
}

function errorOf(error: AppError): z.output<typeof errorSchema> {
  return { code: error.contractCode ?? error.code, message: error.message, ...(error.details ? { details: error.details } : {}) };
}

function from(caller: Caller, clock: () => number): Provenance {
  return { tenantId: caller.tenantId, appId: caller.id ?? '', ip: caller.ip, requestId: caller.requestId, receivedAt: clock() };
}
