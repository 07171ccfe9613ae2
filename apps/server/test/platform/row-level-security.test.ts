import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { flushFacts } from '../../src/modules/progress/index.ts';
import { type Caller, systemCaller } from '../../src/platform/caller.ts';
import { Database } from '../../src/platform/db/database.ts';
import { db } from '../../src/platform/db/query.ts';
import { inSystem, inTenant, inTenants } from '../../src/platform/db/transactions.ts';
import { createLog } from '../../src/platform/log.ts';
import { daily } from '../support/app-client.ts';
import { addStudents, openSchool } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
/** One connection in the pool: whatever a transaction leaves behind, the next one meets. */
let database: Database;

beforeAll(async () => {
  server = await startTestServer();
  for (const id of ['a', 'b', 'c']) {
    await openSchool(server, id);
    await addStudents(server, id, [`stu_${id}`]);
  }
  database = new Database({ connection: server.database.connection, maxConnections: 1, log: createLog('silent', false), logSql: false });
});
afterAll(async () => {
  await database.close();
  await server.close();
});

const as = (tenantId: string): Caller => systemCaller(tenantId, 'system', 'test');
const seen = sql<{ id: string }>`SELECT id FROM students ORDER BY id`.compile(db);

async function seenBy(tenantId: string): Promise<string[]> {
  return (await inTenant(database, as(tenantId), (tx) => tx.rows(seen))).map(({ id }) => id);
}

/** What the pool's one connection sees outside any transaction of ours. */
async function seenBare(): Promise<{ role: string; tenants: string; students: number; pid: number }> {
  const client = await database.pool.connect();
  try {
    const { rows } = await client.query(
      `SELECT current_user AS role, current_setting('rollbook.tenants', true) AS tenants, (SELECT count(*)::int FROM students) AS students, pg_backend_pid() AS pid`,
    );
    return rows[0];
  } finally {
    client.release();
  }
}

async function expectClean(): Promise<void> {
  expect(await seenBare()).toMatchObject({ role: 'rollbook_app', students: 0 });
  expect(await seenBy('b')).toEqual(['stu_b']);
  expect(await seenBare()).toMatchObject({ role: 'rollbook_app', students: 0 });
}

beforeEach(async () => {
  expect(await seenBy('a')).toEqual(['stu_a']);
});

it('a finished transaction leaves nothing on its connection', async () => {
  const before = await seenBare();
  await expectClean();
  expect((await seenBare()).pid).toBe(before.pid);
});

it('a transaction that failed leaves nothing on its connection', async () => {
  const before = await seenBare();
  await expect(inTenant(database, as('a'), (tx) => tx.rows(sql`SELECT 1 / 0`.compile(db)))).rejects.toThrow();
  await expectClean();
  expect((await seenBare()).pid).toBe(before.pid);
});

it('work that threw half way leaves nothing on its connection', async () => {
  await expect(
    inTenant(database, as('a'), async (tx) => {
      await tx.rows(seen);
      throw new Error('the request was given up');
    }),
  ).rejects.toThrow();
  await expectClean();
});

it('a cancelled query leaves nothing on its connection', async () => {
  const before = await seenBare();
  const refused = expect(inTenant(database, as('a'), (tx) => tx.rows(sql`SELECT pg_sleep(20)`.compile(db)))).rejects.toThrow(/cancel/);
  await waitFor('pg_cancel_backend', before.pid);
  await refused;
  await expectClean();
  expect((await seenBare()).pid).toBe(before.pid);
});

it('a killed transaction leaves nothing: the connection is not handed out again', async () => {
  const before = await seenBare();
  const sleeping = inTenant(database, as('a'), (tx) => tx.rows(sql`SELECT pg_sleep(20)`.compile(db)));
  const refused = expect(sleeping).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await waitFor('pg_terminate_backend', before.pid);
  await refused;
  await expectClean();
  expect((await seenBare()).pid).not.toBe(before.pid);
});

async function waitFor(end: 'pg_cancel_backend' | 'pg_terminate_backend', pid: number): Promise<void> {
  await expect
    .poll(() =>
      server.database.look<{ ended: boolean }>(
        `SELECT ${end}(pid) AS ended FROM pg_stat_activity WHERE pid = $1 AND query LIKE '%pg_sleep%' AND state = 'active'`,
        [pid],
      ),
    )
    .toEqual([{ ended: true }]);
}

it('work across tenants does not leave its role on the connection', async () => {
  const all = await inSystem(database, 'platform: readiness', (tx) => tx.rows(seen));
  expect(all).toHaveLength(3);
  await expectClean();
  await expect(inSystem(database, 'platform: readiness', (tx) => tx.rows(sql`SELECT 1 / 0`.compile(db)))).rejects.toThrow();
  await expectClean();
});

it('writes into another tenant are refused, also by its id', async () => {
  const intoB = sql`INSERT INTO customers (tenant_id, id, name, search_text) VALUES ('b', 'stolen', 'x', 'x')`.compile(db);
  await expect(inTenant(database, as('a'), (tx) => tx.count(intoB))).rejects.toThrow(/row-level security/);
  const changed = await inTenant(database, as('a'), (tx) =>
    tx.count(sql`UPDATE students SET name = 'x' WHERE tenant_id = 'b'`.compile(db)),
  );
  expect(changed).toBe(0);
  const pointing = sql`INSERT INTO students (tenant_id, id, customer_id, name, search_text) VALUES ('a', 's', 'cus_b', 'x', 'x')`.compile(
    db,
  );
  await expect(inTenant(database, as('a'), (tx) => tx.count(pointing))).rejects.toThrow(/foreign key/);
});

it('history can not be changed or removed, and tables not altered, by the application', async () => {
  for (const text of [
    'UPDATE audit_log SET action = $1',
    'DELETE FROM audit_log',
    'UPDATE events SET type = $1',
    'DELETE FROM events',
    'TRUNCATE events',
    'DROP TABLE events',
    'ALTER TABLE students DISABLE ROW LEVEL SECURITY',
  ]) {
    const attempt = inTenant(database, as('a'), (tx) => tx.count(sql.raw(text.replace('$1', `'x'`)).compile(db)));
    await expect(attempt, text).rejects.toThrow(/permission denied|must be owner/);
  }
});

it('a tenant id that is not one never reaches the database', async () => {
  for (const id of ['', "a' OR 'x", 'a,b', "a'; RESET ROLE; --"]) {
    await expect(
      inTenant(database, as(id), (tx) => tx.rows(seen)),
      id,
    ).rejects.toThrow(/not a tenant id/);
  }
  await expect(inTenants(database, [], (tx) => tx.rows(seen))).rejects.toThrow(/needs a tenant/);
});

it('a group commit sees the tenants of its batch and no other', async () => {
  const both = await inTenants(database, ['a', 'b'], (tx) => tx.rows(seen));
  expect(both).toEqual([{ id: 'stu_a' }, { id: 'stu_b' }]);
  const one = await inTenants(database, ['c'], (tx) => tx.rows(seen));
  expect(one).toEqual([{ id: 'stu_c' }]);
});

it('facts of several tenants in one flush land each in its own, and none where its app does not belong', async () => {
  const fact = (tenantId: string, studentId: string) =>
    ({ kind: 'daily', tenantId, appId: 'app', ip: null, requestId: 'r', receivedAt: Date.now(), payload: daily(studentId) }) as const;
  const verdicts = await flushFacts(database, [fact('a', 'stu_a'), fact('b', 'stu_b'), fact('a', 'stu_b'), fact('b', 'stu_c')]);
  expect(verdicts.map((verdict) => ('status' in verdict ? verdict.status : verdict.refused.contractCode))).toEqual([
    'created',
    'created',
    'UNKNOWN_STUDENT',
    'UNKNOWN_STUDENT',
  ]);
  const rows = await server.database.look(`SELECT tenant_id, student_id FROM daily_snapshots ORDER BY 1, 2`);
  expect(rows).toEqual([
    { tenant_id: 'a', student_id: 'stu_a' },
    { tenant_id: 'b', student_id: 'stu_b' },
  ]);
  const client: pg.PoolClient = await database.flushPool.connect();
  const bare = await client.query('SELECT count(*)::int AS n FROM daily_snapshots');
  client.release();
  expect(bare.rows).toEqual([{ n: 0 }]);
});
