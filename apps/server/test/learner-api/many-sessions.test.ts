import { afterAll, beforeAll, expect, it } from 'vitest';
import { rebuildProgress } from '../../src/modules/progress/index.ts';
import type { Api } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { meetingsOf, openCycle, openPlace } from '../support/teaching.ts';
import { bodyOf, event, openLearnerSchool, progressOf, push, sessionsOf } from './learner-school.ts';

const ATTEMPTS = 100_000;
// Measured at 200 to 280 ms, counting included; so much that a busy machine passes and a walk through rows of others does not.
const LONGEST_MS = 1500;

let server: TestServer;
let admin: Api;
let key: Api;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  ({ admin, key } = await openLearnerSchool(server, ['busy', 'quiet']));
  // Ten years of attempts, thirty a day of three minutes each, and a snapshot of each day with ten minutes more.
  await server.database.look(
    `INSERT INTO attempts (tenant_id, student_id, attempt_id, mode, started_at, finished_at, ordered_at, date, score, total, accuracy,
       topic_breakdown, content_hash, app_id, request_id, received_at)
     SELECT 'tenant-456', 'busy', 'att-' || n, 'MOCK', at, at + interval '3 minutes', at, at::date, 8, 10, 80, '[]', 'x', 'app_1', 'r', at
     FROM (SELECT n, timestamptz '2014-01-01T06:00Z' + (n / 30) * interval '1 day' + (n % 30) * interval '5 minutes' AS at
       FROM generate_series(0, $1::int - 1) n) made`,
    [ATTEMPTS],
  );
  await server.database.look(
    `INSERT INTO daily_snapshots (tenant_id, student_id, date_key, minutes, questions_answered, correct, accuracy, streak_current, streak_longest,
       due_count, top_weak_topics, last_active_at, ordered_at, content_hash, app_id, request_id, received_at)
     SELECT 'tenant-456', 'busy', date, count(*) * 3 + 10, 40, 30, 75, 1, 1, 0, '[]', max(finished_at) + interval '1 hour',
       max(finished_at) + interval '1 hour', 'x', 'app_1', 'r', now() FROM attempts GROUP BY date`,
  );
  await server.database.look('VACUUM ANALYZE');
}, 120_000);
afterAll(() => server.close());

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; ms: number }> {
  await work();
  const begin = performance.now();
  return { answer: await work(), ms: performance.now() - begin };
}

it.each([
  ['the first page', '?pageSize=50', true],
  ['the last page', '?pageSize=100&page=1034', false],
  ['a range', '?from=2020-01-01&to=2020-12-31&pageSize=50', true],
])('a learner with 100,000 sessions is answered fast: %s', async (_what, query, hasMore) => {
  const { answer, ms } = await timed(() => sessionsOf(key, 'busy', query));
  expect(answer.sessions.length).toBeGreaterThan(0);
  expect(answer.pagination.hasMore).toBe(hasMore);
  expect(ms).toBeLessThan(LONGEST_MS);
});

it('the total is exact, over all and in a range, and what a rebuild counts', async () => {
  await rebuildProgress(server.app.system.database, () => {});
  const days = Math.ceil(ATTEMPTS / 30);
  expect((await sessionsOf(key, 'busy')).pagination.total).toBe(ATTEMPTS + days);
  expect((await sessionsOf(key, 'busy', '?from=2020-03-02&to=2020-03-02')).pagination.total).toBe(31);
  expect(await progressOf(key, 'busy')).toMatchObject({ totalSessions: ATTEMPTS + days, totalTimeMinutes: ATTEMPTS * 3 + days * 10 });
});

it('among 100,000 learners a page costs the same wherever it begins, and so do those updated since', async () => {
  await server.database.look(
    `INSERT INTO students (tenant_id, id, customer_id, name, search_text)
     SELECT 'tenant-456', 'many-' || lpad(n::text, 6, '0'), 'cus_tenant-456', 'Many', 'many' FROM generate_series(1, 100000) n`,
  );
  await server.database.look(
    `INSERT INTO learners (tenant_id, student_id, last_received_at)
     SELECT tenant_id, id, timestamptz '2020-01-01T00:00Z' + row_number() OVER (ORDER BY id) * interval '10 minutes'
     FROM students WHERE id LIKE 'many-%' ON CONFLICT (tenant_id, student_id) DO UPDATE SET last_received_at = EXCLUDED.last_received_at`,
  );
  await server.database.look('VACUUM ANALYZE learners');
  type Page = { learners: { learnerId: string }[]; nextCursor: string };
  const page = async (query: string) => bodyOf<Page>(await key('GET', `/public/learners?limit=100${query}`));
  const middle = Buffer.from(JSON.stringify(['2021-01-01T00:00:00.000Z', 'many-0'])).toString('base64url');
  for (const query of ['', `&cursor=${middle}`, '&updatedSince=2021-11-24T00:00:00Z']) {
    const { answer, ms } = await timed(() => page(query));
    expect(answer.learners, query).toHaveLength(100);
    expect(ms, query).toBeLessThan(200);
  }
  const [first] = (await page(`&cursor=${middle}`)).learners;
  // 366 days of 2020, six learners an hour: the first of the hour.
  expect(first?.learnerId).toBe(`many-0${366 * 24 * 6}`);
});

it('among 100,000 marks those updated since are found by them, whether a few lessons or all of them were since', async () => {
  const cycle = await openCycle(admin, await openPlace(admin));
  const [lesson] = await meetingsOf(admin, cycle.id);
  // One told every ten minutes from 2024 on.
  await server.database.look(
    `INSERT INTO attendance (tenant_id, id, meeting_id, student_id, date, status, session_told_at)
     SELECT tenant_id, 'att-' || id, $1, id, date '2031-09-01', 'present',
       timestamptz '2024-01-01T00:00Z' + row_number() OVER (ORDER BY md5(id)) * interval '10 minutes'
     FROM students WHERE id LIKE 'many-%'`,
    [lesson?.id],
  );
  await server.database.look('VACUUM ANALYZE attendance');
  type Page = { learners: { learnerId: string }[]; nextCursor: string | null };
  const page = async (query: string) => bodyOf<Page>(await key('GET', `/public/learners?limit=100${query}`));
  const since = (tenMinutes: number) => new Date(Date.parse('2024-01-01T00:00:00Z') + (100_000 - tenMinutes) * 600_000).toISOString();
  for (const [tenMinutes, found] of [
    [29, 30],
    [999, 100],
    [49_999, 100],
    [99_999, 100],
  ] as const) {
    const first = await timed(() => page(`&updatedSince=${since(tenMinutes)}`));
    expect(
      first.answer.learners.filter(({ learnerId }) => learnerId.startsWith('many-')),
      `${tenMinutes}`,
    ).toHaveLength(found);
    expect(first.ms, `${tenMinutes}`).toBeLessThan(500);
    if (!first.answer.nextCursor) continue;
    const next = await timed(() => page(`&updatedSince=${since(tenMinutes)}&cursor=${first.answer.nextCursor}`));
    expect(next.answer.learners, `${tenMinutes}`).toHaveLength(100);
    expect(next.ms, `${tenMinutes}`).toBeLessThan(500);
  }
  const read = `SELECT idx_scan::int AS times FROM pg_stat_user_indexes WHERE indexrelname = 'attendance_by_session_told'`;
  await expect.poll(async () => (await server.database.look<{ times: number }>(read))[0]?.times, { timeout: 20_000 }).toBeGreaterThan(0);
}, 120_000);

it('one more is taken in without reading the others, and the summary of a month reads that month', async () => {
  const taken = await timed(() => push(key, event('busy')));
  expect([taken.answer.status, taken.ms < 200]).toEqual([201, true]);
  const summary = await timed(() => key('GET', '/public/analytics/summary?from=2020-01-01&to=2020-01-31'));
  expect(bodyOf<{ totalSessions: number }>(summary.answer)).toMatchObject({ activeLearners: 1, totalSessions: 31 * 31 });
  expect(summary.ms).toBeLessThan(LONGEST_MS);
});
