import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCustomer, createStudent } from '../../src/modules/people/index.ts';
import { db } from '../../src/platform/db/query.ts';
import { attempt, daily, learningEvent, sendFacts } from '../support/app-client.ts';
import { freePort, openCrashSchool } from './crash-school.ts';
import { RealServer } from './real-server.ts';

const FACTS = 20_000;
const SENDERS = 8;
const STUDENTS = 40;
const KILLS = ['server', 'postmaster', 'backend', 'server', 'postmaster', 'backend', 'server', 'postmaster'] as const;

let folder: string;
let server: RealServer;

beforeAll(async () => {
  // A folder with a space and a letter that is not ASCII, as people's folders have.
  folder = await mkdtemp(join(tmpdir(), 'rollbook crash é-'));
  await chmod(folder, 0o755);
  await openCrashSchool(folder, async (tx) => {
    // Switched off: what it is owed waits, and can be counted.
    await tx.count(
      sql`INSERT INTO webhook_endpoints (tenant_id, id, url, event_types, secret, is_enabled, disabled_reason, disabled_at)
        VALUES (${tx.tenantId}, 'whk_1', 'https://partner.example/webhook', ARRAY['*'], 'sealed', false, 'by-hand', now())`.compile(db),
    );
    const customer = await createCustomer(tx, { name: 'Family' });
    for (let n = 0; n < STUDENTS; n++) await createStudent(tx, { id: `s${n}`, customerId: customer.id, name: `Student ${n}` });
  });
  server = new RealServer(folder, await freePort(), { DEFAULT_APP_REQUESTS_PER_SECOND: '100000' });
  await server.start();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('every acknowledged fact is there once and nothing is there twice, after kill -9 of the server and of PostgreSQL at random moments', async () => {
  const acknowledged = new Map<string, number>();
  let next = 0;
  let repeats = 0;
  const sender = async (): Promise<void> => {
    while (next < FACTS) {
      const number = next++;
      // Retries until it hears an answer, as an outbox does: the answer may be lost after the commit.
      for (;;) {
        const { route, id, body } = factOf(number);
        const answer = await sendFacts(server.url, route, body).catch(() => null);
        if (answer && answer.status < 500) {
          expect(answer.body, JSON.stringify(answer.body)).toMatchObject({ ok: true });
          if (answer.body.status === 'duplicate' || answer.body.status === 'unchanged') repeats++;
          acknowledged.set(`${route}/${id}`, number);
          break;
        }
        await sleep(50 + Math.random() * 100);
      }
    }
  };
  const killer = async (): Promise<void> => {
    for (const [index, what] of KILLS.entries()) {
      const from = Math.floor((FACTS * (index + Math.random())) / (KILLS.length + 1));
      while (next < from) await sleep(10);
      if (what === 'server') server.killServer();
      else await server.killPostgres(what);
    }
  };
  await Promise.all([...Array.from({ length: SENDERS }, sender), killer()]);
  await server.healthy();

  expect(acknowledged.size).toBe(FACTS);
  const attempts = await server.look<{ id: string; n: number }>(`SELECT attempt_id AS id, count(*)::int AS n FROM attempts GROUP BY 1`);
  const events = await server.look<{ id: string; n: number }>(`SELECT event_id AS id, count(*)::int AS n FROM learning_events GROUP BY 1`);
  const days = await server.look<{ id: string; n: number; minutes: number }>(
    `SELECT student_id || ':' || date_key AS id, count(*)::int AS n, max(minutes) AS minutes FROM daily_snapshots GROUP BY 1`,
  );
  const stored = new Map<string, number>([
    ...attempts.map(({ id, n }) => [`attempt/${id}`, n] as const),
    ...events.map(({ id, n }) => [`events/${id}`, n] as const),
    ...days.map(({ id, n }) => [`daily/${id}`, n] as const),
  ]);
  expect([...acknowledged.keys()].filter((key) => stored.get(key) !== 1)).toEqual([]);
  expect([...stored.keys()].filter((key) => !acknowledged.has(key))).toEqual([]);
  // The catalogue's events belong to the same commits: one per stored attempt and per snapshot, no more.
  const [told] = await server.look<{ sessions: number; days: number }>(
    `SELECT count(*) FILTER (WHERE type = 'SESSION_COMPLETED')::int AS sessions,
         count(*) FILTER (WHERE type = 'progress.daily_updated')::int AS days FROM events`,
  );
  expect(told).toEqual({ sessions: attempts.length, days: days.length });
  // An endpoint is owed each of them once, and nothing that was not told.
  const owed = await server.look<{ type: string; events: number; deliveries: number }>(
    `SELECT e.type, count(DISTINCT e.id)::int AS events, count(q.event_id)::int AS deliveries
     FROM events e FULL JOIN webhook_queue q ON q.tenant_id = e.tenant_id AND q.event_id = e.id GROUP BY 1 ORDER BY 1`,
  );
  expect(owed.map(({ type }) => type)).toContain('SESSION_COMPLETED');
  expect(owed.filter(({ type, events, deliveries }) => type === null || events !== deliveries)).toEqual([]);
  // And the read model counts each once: an attempt is one minute here, a snapshot none.
  const [model] = await server.look<{ attempts: number; days: number }>(
    `SELECT sum(attempts)::int AS attempts, sum(active_days)::int AS days FROM learners`,
  );
  expect(model).toEqual({ attempts: attempts.length, days: days.length });
  expect(server.starts).toBeGreaterThan(KILLS.filter((what) => what === 'server').length);
  console.info(`${FACTS} facts, ${KILLS.length} kills, ${server.starts} starts, ${repeats} repeats answered as such`);
}, 300_000);

it('batches as large as they may be, four at once, are stored and the process lives', async () => {
  const starts = server.starts;
  const batches = Array.from({ length: 4 }, (_, batch) => ({
    items: Array.from({ length: 300 }, (_item, n) => ({
      type: 'events',
      payload: learningEvent(`s${n % STUDENTS}`, `big-${batch}-${n}`, { payload: { text: 'y'.repeat(60_000) } }),
    })),
  }));
  const answers = await Promise.all(batches.map((batch) => sendFacts(server.url, 'batch', batch)));
  for (const { status, body } of answers) expect([status, body.results?.every(({ ok }) => ok)]).toEqual([200, true]);
  expect(server.starts).toBe(starts);
});

function factOf(number: number): { route: string; id: string; body: object } {
  const student = `s${number % STUDENTS}`;
  const kind = number % 3;
  if (kind === 0) return { route: 'attempt', id: `a${number}`, body: attempt(student, `a${number}`) };
  if (kind === 1) return { route: 'events', id: `e${number}`, body: learningEvent(student, `e${number}`) };
  const date = new Date(Date.UTC(2001, 0, 1) + Math.floor(number / STUDENTS) * 86_400_000).toISOString().slice(0, 10);
  return {
    route: 'daily',
    id: `${student}:${date}`,
    body: daily(student, { dateKey: date, minutes: number % 60, lastActiveAt: `${date}T10:00:00Z` }),
  };
}
