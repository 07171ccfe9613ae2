import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExternalEvent } from '../../src/modules/progress/external-events/external-event.ts';
import { takeExternalEvent } from '../../src/modules/progress/external-events/take-external-event.ts';
import { type Fact, flushFacts, rebuildProgress } from '../../src/modules/progress/index.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant } from '../../src/platform/db/transactions.ts';
import { addStudents, openSchool } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  // Far from UTC, so that an attempt's local date often isn't its UTC date.
  await openSchool(server, 'driving', { timezone: 'Pacific/Auckland', country: 'NZ' });
});
afterAll(() => server.close());

const START = Date.UTC(2026, 3, 1);
const HOUR = 3_600_000;
const topic = fc.constantFrom('signs', 'priority', 'crossing', 'speed');
const hour = fc.nat(24 * 40);

const dailyFact = (studentId: string) =>
  fc
    .record({
      day: fc.nat(4),
      at: hour,
      minutes: fc.nat(300),
      correct: fc.nat(50),
      more: fc.nat(50),
      streak: fc.nat(30),
      topics: fc.uniqueArray(topic, { maxLength: 3 }),
      accuracy: fc.nat(100),
    })
    .map(
      (one): Fact => ({
        kind: 'daily',
        tenantId: 'driving',
        appId: 'app_1',
        ip: null,
        requestId: 'r',
        receivedAt: START + one.at * HOUR + 1000,
        payload: {
          studentId,
          dateKey: new Date(START + one.day * 24 * HOUR).toISOString().slice(0, 10),
          minutes: one.minutes,
          questionsAnswered: one.correct + one.more,
          correct: one.correct,
          accuracy: one.accuracy,
          streakCurrent: one.streak,
          streakLongest: one.streak + 3,
          dueCount: 1,
          topWeakTopics: one.topics.map((topicId) => ({ topicId, accuracy: one.accuracy })),
          lastActiveAt: new Date(START + one.at * HOUR).toISOString(),
        },
      }),
    );

const attemptFact = (studentId: string) =>
  fc
    .record({
      id: fc.nat(12),
      at: hour,
      minutes: fc.nat(90),
      topics: fc.uniqueArray(topic, { maxLength: 4 }),
      total: fc.nat(20),
      missed: fc.nat(20),
    })
    .map(
      (one): Fact => ({
        kind: 'attempt',
        tenantId: 'driving',
        appId: 'app_1',
        ip: null,
        requestId: 'r',
        receivedAt: START + one.at * HOUR + 2 * HOUR,
        payload: {
          studentId,
          attemptId: `${studentId}-${one.id}`,
          mode: one.id === 0 ? 'Baseline' : 'MOCK',
          startedAt: new Date(START + one.at * HOUR).toISOString(),
          finishedAt: new Date(START + one.at * HOUR + one.minutes * 60_000).toISOString(),
          score: Math.max(0, one.total - one.missed),
          total: one.total,
          accuracy: 50,
          topicBreakdown: one.topics.map((topicId) => ({
            topicId,
            total: one.total,
            correct: Math.max(0, one.total - one.missed),
            accuracy: 50,
          })),
        },
      }),
    );

const externalEvent = (studentId: string) =>
  fc
    .record({
      id: fc.nat(12),
      at: hour,
      seconds: fc.option(fc.nat(7200)),
      score: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      topic: fc.option(topic),
    })
    .map(
      (one): ExternalEvent => ({
        learnerId: studentId,
        sourceSystem: 'elsewhere',
        eventId: `${studentId}-${one.id}`,
        eventType: 'content_completed',
        contentId: one.topic,
        durationSeconds: one.seconds,
        score: one.score,
        occurredAt: new Date(START + one.at * HOUR).toISOString(),
      }),
    );

const isFact = (one: Fact | ExternalEvent): one is Fact => 'kind' in one;

/** In the order they come: facts by the batch, an event of another system by itself. A second one of its id is refused. */
async function store(batch: readonly (Fact | ExternalEvent)[]): Promise<void> {
  const { database } = server.app.system;
  const facts = batch.filter(isFact);
  if (facts.length > 0) await flushFacts(database, facts);
  for (const event of batch) {
    if (isFact(event)) continue;
    const taken = inTenant(database, systemCaller('driving', 'system', 'test'), (tx) =>
      takeExternalEvent(server.app.system, tx, event, null),
    );
    await taken.catch((error) => expect(error).toMatchObject({ contractCode: 'EVENT_CONFLICT' }));
  }
}

async function readModel(studentId: string) {
  const [learner] = await server.database.look<Record<string, unknown>>(
    `SELECT minutes, questions_answered, correct, attempts, sessions, active_days, streak_date, streak_current, streak_longest, last_active_at,
       last_active_on, last_received_at, has_baseline FROM learners WHERE student_id = $1`,
    [studentId],
  );
  const skills = await server.database.look<{ skill: string; mastery: number; last_evidence_at: string }>(
    'SELECT skill, mastery, last_evidence_at FROM learner_skills WHERE student_id = $1 ORDER BY skill',
    [studentId],
  );
  return { learner, skills: skills.map((one) => ({ ...one, mastery: one.mastery.toFixed(6) })) };
}

let students = 0;

it('the read model kept fact by fact equals the rebuilt one, for any history, in any batches', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }), async (_noise, sizes) => {
      const studentId = `r${students++}`;
      await addStudents(server, 'driving', [studentId]);
      const facts = fc.sample(fc.oneof(dailyFact(studentId), attemptFact(studentId), externalEvent(studentId)), { numRuns: 60 });
      for (let from = 0; from < facts.length; ) {
        const size = 1 + (sizes[from % sizes.length] ?? 0);
        await store(facts.slice(from, from + size));
        from += size;
      }
      const kept = await readModel(studentId);
      await rebuildProgress(server.app.system.database, () => {});
      expect(await readModel(studentId)).toEqual(kept);
      expect(kept.learner?.attempts).toBeGreaterThan(0);
    }),
    { numRuns: 25 },
  );
});
