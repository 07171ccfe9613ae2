import { afterAll, beforeAll, expect, it } from 'vitest';
import { rebuildProgress } from '../../src/modules/progress/index.ts';
import type { Api } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { bodyOf, event, openLearnerSchool, progressOf, push, sessionsOf } from './learner-school.ts';

const ATTEMPTS = 100_000;
// Measured at 200 to 280 ms, counting included; so much that a busy machine passes and a walk through rows of others does not.
const LONGEST_MS = 1500;

let server: TestServer;
let key: Api;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  ({ key } = await openLearnerSchool(server, ['busy', 'quiet']));
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

it('one more is taken in without reading the others, and the summary of a month reads that month', async () => {
  const taken = await timed(() => push(key, event('busy')));
  expect([taken.answer.status, taken.ms < 200]).toEqual([201, true]);
  const summary = await timed(() => key('GET', '/public/analytics/summary?from=2020-01-01&to=2020-01-31'));
  expect(bodyOf<{ totalSessions: number }>(summary.answer)).toMatchObject({ activeLearners: 1, totalSessions: 31 * 31 });
  expect(summary.ms).toBeLessThan(LONGEST_MS);
});
