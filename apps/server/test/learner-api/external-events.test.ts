import { afterAll, beforeAll, expect, it } from 'vitest';
import { rebuildProgress } from '../../src/modules/progress/index.ts';
import { type Api, apiWith } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { event, openLearnerSchool, progressOf, push, sessionsOf } from './learner-school.ts';

let server: TestServer;
let admin: Api;
let key: Api;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  const learners = Array.from({ length: 12 }, (_, n) => `l${n}`);
  ({ admin, key } = await openLearnerSchool(server, learners));
});
afterAll(() => server.close());

const stored = (learnerId: string) =>
  server.database.look<Record<string, unknown>>('SELECT * FROM external_events WHERE student_id = $1 ORDER BY event_id', [learnerId]);
const told = (learnerId: string) =>
  server.database.look<{ data: Record<string, unknown>; xmin: string }>(
    `SELECT data, actor, xmin::text FROM events WHERE type = 'SESSION_COMPLETED' AND subject = $1 ORDER BY seq`,
    [learnerId],
  );

it('the same event again is a duplicate, however its fields are ordered', async () => {
  const body = event('l0', { eventId: 'e0' });
  const [first, second] = [await push(key, body), await push(key, Object.fromEntries(Object.entries(body).reverse()))];
  expect([first.status, first.body]).toEqual([201, { eventId: 'e0' }]);
  expect([second.status, second.body]).toEqual([200, { eventId: 'e0', duplicate: true }]);
  expect(await stored('l0')).toHaveLength(1);
  expect(await progressOf(key, 'l0')).toMatchObject({ totalSessions: 1, totalTimeMinutes: 30 });
});

it('the same id with other content is refused, and the first stands; another system has ids of its own', async () => {
  await push(key, event('l1', { eventId: 'e1' }));
  const other = await push(key, event('l1', { eventId: 'e1', score: 0.1 }));
  expect([other.status, other.body.error]).toEqual([409, 'EVENT_CONFLICT']);
  const another = await push(key, event('l2', { eventId: 'e1' }));
  expect([another.status, another.body.error]).toEqual([409, 'EVENT_CONFLICT']);
  expect((await push(key, event('l1', { eventId: 'e1', sourceSystem: 'duolingo' }))).status).toBe(201);
  expect((await stored('l1')).map(({ source_system, score }) => [source_system, score])).toEqual(
    expect.arrayContaining([
      ['khan-academy', 0.85],
      ['duolingo', 0.85],
    ]),
  );
  expect(await stored('l2')).toEqual([]);
});

it('without an id the Idempotency-Key is it', async () => {
  const once = { 'Idempotency-Key': 'key-1' };
  const answers = [
    await push(key, event('l2'), once),
    await push(key, event('l2'), once),
    await push(key, event('l2', { score: 0 }), once),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 200, 409]);
  expect(await stored('l2')).toHaveLength(1);
  // With neither, each is one of its own.
  expect([(await push(key, event('l3'))).status, (await push(key, event('l3'))).status]).toEqual([201, 201]);
  expect(await stored('l3')).toHaveLength(2);
  expect((await push(key, event('l3'), { 'Idempotency-Key': 'with space' })).status).toBe(400);
});

it('100 copies at once are taken in once: one 201 and 99 times 200', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => push(key, event('l4', { eventId: 'e4' }))));
  const statuses = answers.map(({ status }) => status);
  expect([statuses.filter((status) => status === 201).length, statuses.filter((status) => status === 200).length]).toEqual([1, 99]);
  expect(await progressOf(key, 'l4')).toMatchObject({ totalSessions: 1, totalTimeMinutes: 30 });
  expect(await told('l4')).toHaveLength(1);
});

it('one with a duration is told as a session, in its own transaction and by the key', async () => {
  await push(key, event('l5', { eventId: 'e5' }));
  await push(key, event('l5', { eventId: 'no-time', durationSeconds: undefined }));
  await push(key, event('l5', { eventId: 'zero', durationSeconds: 0 }));
  const [one, ...more] = await told('l5');
  expect(more).toEqual([]);
  expect(one?.data).toEqual({
    ...{ sessionId: 'khan-academy:e5', learnerId: 'l5', sessionType: 'content_completed', subject: 'Introduction to Algebra' },
    ...{ startedAt: '2024-06-01T08:30:00.000Z', endedAt: '2024-06-01T09:00:00.000Z', durationMinutes: 30, score: 0.85 },
  });
  const [row] = await server.database.look<{ xmin: string; key_id: string; ip: string }>(
    `SELECT xmin::text, key_id, ip FROM external_events WHERE event_id = 'e5'`,
  );
  expect(row).toMatchObject({ xmin: one?.xmin, key_id: expect.stringMatching(/^key_/), ip: '127.0.0.1' });
  expect((await sessionsOf(key, 'l5')).pagination.total).toBe(1);
  // All three are scores all the same.
  expect((await progressOf(key, 'l5')).skillMastery).toEqual({ 'algebra-101': 0.71 });
});

it.each([
  ['a score above 1', { score: 1.5 }, 'score'],
  ['a score below 0', { score: -0.1 }, 'score'],
  ['a duration below 0', { durationSeconds: -1 }, 'durationSeconds'],
  ['a duration of more than a day', { durationSeconds: 86_401 }, 'durationSeconds'],
  ['more than 24 hours ahead', { occurredAt: new Date(Date.now() + 25 * 3_600_000).toISOString() }, 'occurredAt'],
  ['no offset', { occurredAt: '2024-06-01T09:00:00' }, 'occurredAt'],
  ['metadata above 64 KB', { metadata: { text: 'x'.repeat(65_536) } }, 'metadata'],
  ['a field it doesn’t know', { learner: 'x' }, 'learner'],
  ['no source', { sourceSystem: undefined }, 'sourceSystem'],
])('%s is refused by name and stores nothing', async (_what, changes, field) => {
  const { status, body } = await push(key, event('l6', changes));
  expect([status, body]).toMatchObject([400, { error: 'VALIDATION_ERROR', details: [{ field }] }]);
  expect(await stored('l6')).toEqual([]);
});

it('23 hours ahead and 64 KB are taken; for ordering it is not later than now', async () => {
  const ahead = new Date(Date.now() + 23 * 3_600_000).toISOString();
  const metadata = { text: 'x'.repeat(65_536 - '{"text":""}'.length) };
  expect((await push(key, event('l6', { occurredAt: ahead, metadata }))).status).toBe(201);
  const { lastActiveAt } = await progressOf(key, 'l6');
  expect(Date.parse(lastActiveAt ?? '')).toBeLessThanOrEqual(Date.now());
});

it('what follows from events is what rebuild-progress counts', async () => {
  for (let n = 0; n < 8; n++) {
    await push(
      key,
      event('l7', {
        eventId: `r${n}`,
        score: n / 8,
        contentId: `c${n % 3}`,
        durationSeconds: n * 333,
        occurredAt: `2024-06-0${9 - n}T09:00:00Z`,
      }),
    );
  }
  const before = await progressOf(key, 'l7');
  await rebuildProgress(server.app.system.database, () => {});
  expect(await progressOf(key, 'l7')).toEqual(before);
  expect(before.totalSessions).toBe(7);
  expect(await sessionsOf(key, 'l7')).toMatchObject({ pagination: { total: 7 } });
});

it('a merged student’s id goes on finding the one who stayed, with the events of both', async () => {
  await push(key, event('l8', { eventId: 'm8' }));
  await push(key, event('l9', { eventId: 'm9' }));
  expect((await admin('POST', '/api/v1/students/l8/merge', { duplicateId: 'l9' })).status).toBeLessThan(300);
  expect(await progressOf(key, 'l9')).toMatchObject({ learnerId: 'l8', totalSessions: 2, totalTimeMinutes: 60 });
  // Sent again for the id that was merged: the same event still.
  expect((await push(key, event('l9', { eventId: 'm9' }))).status).toBe(200);
  expect((await push(key, event('l9', { eventId: 'm10' }))).status).toBe(201);
  expect(await progressOf(key, 'l8')).toMatchObject({ totalSessions: 3 });
});

it('a deleted learner is nobody', async () => {
  expect((await admin('DELETE', '/api/v1/students/l10')).status).toBe(204);
  expect([(await key('GET', '/public/learners/l10/progress')).status, (await push(key, event('l10'))).status]).toEqual([404, 422]);
  expect((await apiWith(server.url, {})('POST', '/public/events/external-learning', event('l11'))).status).toBe(401);
});

it('an erased learner’s events keep their minutes and days, and nothing of what was said', async () => {
  const { id } = (await admin('POST', '/api/v1/customers', { name: 'Family to erase' })).body.data as unknown as { id: string };
  const made = await admin('POST', '/api/v1/students', { id: 'erased-1', customerId: id, name: 'Erased' });
  expect(made.status).toBe(201);
  await push(key, event('erased-1', { eventId: 'to-erase' }));
  const erased = await admin('POST', `/api/v1/customers/${id}/erasure`, { confirm: 'Family to erase', reason: 'requested' });
  expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300);
  expect(await stored('erased-1')).toMatchObject([
    { event_type: 'erased', content_id: null, content_title: null, metadata: null, content_hash: 'erased', duration_seconds: 1800 },
  ]);
  await rebuildProgress(server.app.system.database, () => {});
  expect(await server.database.look(`SELECT skill FROM learner_skills WHERE student_id = 'erased-1'`)).toEqual([]);
});
