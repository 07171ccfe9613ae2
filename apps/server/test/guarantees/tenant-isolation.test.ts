import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTenant } from '../../src/modules/access/index.ts';
import { type Fact, flushFacts, openLearner } from '../../src/modules/progress/index.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { Database } from '../../src/platform/db/database.ts';
import { db } from '../../src/platform/db/query.ts';
import { inTenant, inTenants, type TenantTx, type Transaction } from '../../src/platform/db/transactions.ts';
import { createLog } from '../../src/platform/log.ts';
import { attempt, daily, learningEvent, summary } from '../support/app-client.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let test: TestDatabase;
/** One connection: whatever one transaction leaves behind, the next one meets. */
let database: Database;
let tables: string[];

const SCHOOLS = ['north', 'south', 'west'];
const as = (tenantId: string) => systemCaller(tenantId, 'system', 'test');

beforeAll(async () => {
  test = await createTestDatabase();
  database = new Database({ connection: test.connection, maxConnections: 1, log: createLog('silent', false), logSql: false });
  for (const id of SCHOOLS) {
    await createTenant(database, { id, name: id, subdomain: id, locale: 'en', timezone: 'UTC', currency: 'GBP', country: 'GB' });
    await test.look(`INSERT INTO courses (tenant_id, id, name, category) VALUES ($1, 'crs_' || $1, $1, 'x'), ($1, 'crs_same', $1, 'x')`, [
      id,
    ]);
    await test.look(`INSERT INTO customers (tenant_id, id, name, search_text) VALUES ($1, 'cus_same', $1, 'family')`, [id]);
    await test.look(
      `INSERT INTO students (tenant_id, id, customer_id, name, search_text) VALUES ($1, 'stu_same', 'cus_same', $1, 'student')`,
      [id],
    );
    await inTenant(database, as(id), (tx) => openLearner(tx, 'stu_same'));
  }
  const granted = await test.look<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND has_table_privilege('rollbook_app', c.oid, 'SELECT') ORDER BY 1`,
  );
  tables = granted.map(({ name }) => name);
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

/** How many rows of each table a query outside of any transaction sees, as the pool hands it out. */
async function seenBare(): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await database.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    if (rows[0]?.count) seen[table] = rows[0].count;
  }
  return seen;
}

const ownersOf = (tx: Transaction) =>
  tx
    .rows(sql<{ tenant_id: string }>`SELECT DISTINCT tenant_id FROM courses ORDER BY 1`.compile(db))
    .then((rows) => rows.map((row) => row.tenant_id));

async function backend(): Promise<number> {
  const { rows } = await database.pool.query<{ pid: number; role: string }>('SELECT pg_backend_pid() AS pid, current_user AS role');
  expect(rows[0]?.role).toBe('rollbook_app');
  return rows[0]?.pid ?? 0;
}

/** Nothing is left of a transaction: not for a query without one, and not for the next school. */
async function expectClean(): Promise<void> {
  expect(await seenBare()).toEqual({});
  expect(await inTenant(database, as('south'), ownersOf)).toEqual(['south']);
  expect(await seenBare()).toEqual({});
}

describe('a connection of the pool', () => {
  it('shows nothing before any transaction, though there is something in many tables', async () => {
    expect(await seenBare()).toEqual({});
    const [{ count } = { count: 0 }] = await test.look<{ count: number }>('SELECT count(*)::int AS count FROM courses');
    expect(count).toBe(6);
    expect(tables).toEqual(
      expect.arrayContaining(['tenants', 'users', 'students', 'events', 'audit_log', 'user_sessions', 'idempotency_keys']),
    );
  });

  it('is replaced by a clean one when the server ended it, at work or idle', async () => {
    for (const isAtWork of [true, false]) {
      const pid = await backend();
      const work = isAtWork ? inTenant(database, as('north'), (tx) => tx.rows(sql`SELECT pg_sleep(30)`.compile(db))) : Promise.resolve([]);
      const refused = isAtWork ? expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE' }) : null;
      if (isAtWork) await untilSleeping(pid);
      await test.look('SELECT pg_terminate_backend($1)', [pid]);
      await refused;
      await sleep(50);
      await expectClean();
      expect(await backend()).not.toBe(pid);
    }
  });

  it('is replaced by a clean one when the transaction idled for too long', async () => {
    const pid = await backend();
    const work = inTenant(database, as('north'), async (tx) => {
      await tx.rows(sql`SET LOCAL idle_in_transaction_session_timeout = 50`.compile(db));
      await sleep(300);
      return ownersOf(tx);
    });
    await expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expectClean();
    expect(await backend()).not.toBe(pid);
  });

  it('runs prepared statements of one school for the next one anew', async () => {
    for (const id of [...SCHOOLS, ...SCHOOLS]) expect(await inTenant(database, as(id), ownersOf)).toEqual([id]);
  });
});

async function untilSleeping(pid: number): Promise<void> {
  for (let patience = 100; patience > 0; patience--) {
    const [found] = await test.look(`SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'`, [pid]);
    if (found) return;
    await sleep(20);
  }
  throw new Error('the query never slept');
}

describe('the rows of another school', () => {
  it('are not seen in any table, even when asked for', async () => {
    const seen = await inTenant(database, as('north'), async (tx) => {
      const owners: Record<string, unknown> = {};
      for (const table of tables) {
        const tenant = sql.ref(table === 'tenants' ? 'id' : 'tenant_id');
        const rows = await tx.rows(
          sql<{ owner: string }>`SELECT DISTINCT ${tenant} AS owner FROM ${sql.table(table)} WHERE ${tenant} <> 'north'`.compile(db),
        );
        if (rows.length > 0) owners[table] = rows;
      }
      return owners;
    });
    expect(seen).toEqual({});
  });

  it('can’t be written: no insert, no move, and an update or delete finds nothing', async () => {
    const write = (work: (tx: TenantTx) => Promise<unknown>) => inTenant(database, as('north'), work);
    const refusal = { code: '42501' };
    await expect(
      write((tx) => tx.count(sql`INSERT INTO courses (tenant_id, id, name, category) VALUES ('south', 'crs_new', 'x', 'x')`.compile(db))),
    ).rejects.toMatchObject(refusal);
    await expect(
      write((tx) => tx.count(sql`UPDATE courses SET tenant_id = 'south' WHERE id = 'crs_north'`.compile(db))),
    ).rejects.toMatchObject(refusal);
    await expect(
      write((tx) =>
        tx.count(
          sql`INSERT INTO events (tenant_id, id, type, subject, actor, data) VALUES ('south', 'e', 'x', 'x', 'x', '{}')`.compile(db),
        ),
      ),
    ).rejects.toMatchObject(refusal);
    expect(await write((tx) => tx.count(sql`UPDATE courses SET name = 'stolen' WHERE id = 'crs_same'`.compile(db)))).toBe(1);
    expect(await write((tx) => tx.count(sql`UPDATE courses SET name = 'stolen' WHERE tenant_id = 'south'`.compile(db)))).toBe(0);
    expect(await write((tx) => tx.count(sql`DELETE FROM idempotency_keys WHERE tenant_id = 'south'`.compile(db)))).toBe(0);
    expect(await test.look(`SELECT tenant_id, name FROM courses WHERE id = 'crs_same' ORDER BY 1`)).toEqual([
      { tenant_id: 'north', name: 'stolen' },
      { tenant_id: 'south', name: 'south' },
      { tenant_id: 'west', name: 'west' },
    ]);
  });

  it('are not found by the searches that run as rollbook_system', async () => {
    const search = (tx: Transaction) =>
      tx.rows(
        sql`SELECT search_people_ids('customers', '{%}', 100) AS id UNION ALL SELECT search_people_ids('students', '{%}', 100)
          UNION ALL SELECT search_record_ids('courses', '{}', 100) ORDER BY 1`.compile(db),
      );
    expect(await inTenant(database, as('north'), search)).toEqual(['crs_north', 'crs_same', 'cus_same', 'stu_same'].map((id) => ({ id })));
    expect((await database.pool.query(`SELECT search_people_ids('customers', '{%}', 100)`)).rows).toEqual([]);
    expect(await inTenants(database, ['north', 'south'], search)).toEqual([]);
  });

  it('are out of reach through partitions and tables of the installation', async () => {
    for (const table of ['events_default', 'audit_log_default', 'signing_keys', 'migrations', 'pgboss.job']) {
      const work = inTenant(database, as('north'), (tx) => tx.rows(sql`SELECT 1 FROM ${sql.raw(table)}`.compile(db)));
      await expect(work, table).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('the setting', () => {
  it('matches nothing when it is empty, missing, or not an id', async () => {
    const client = await database.pool.connect();
    try {
      for (const value of ['', ',', ' ', 'nor', 'north ', '{north}', '%', 'NORTH', 'null']) {
        await client.query('BEGIN');
        await client.query(`SELECT set_config('rollbook.tenants', $1, true)`, [value]);
        const { rows } = await client.query('SELECT count(*)::int AS count FROM courses');
        await client.query('COMMIT');
        expect(rows, `'${value}'`).toEqual([{ count: 0 }]);
      }
    } finally {
      client.release();
    }
  });
});

describe('a read', () => {
  it('can’t write', async () => {
    const work = inTenant(database, as('north'), (tx) => tx.count(sql`UPDATE courses SET name = 'x'`.compile(db)), 'read');
    await expect(work).rejects.toMatchObject({ code: '25006' });
  });
});

describe('a group commit', () => {
  it('sees the schools of its batch and no other', async () => {
    expect(await inTenants(database, ['north', 'south'], ownersOf)).toEqual(['north', 'south']);
    const intrusion = inTenants(database, ['north', 'south'], (tx) =>
      tx.count(sql`INSERT INTO courses (tenant_id, id, name, category) VALUES ('west', 'x', 'x', 'x')`.compile(db)),
    );
    await expect(intrusion).rejects.toMatchObject({ code: '42501' });
    await expectClean();
    const { rows } = await database.flushPool.query('SELECT count(*)::int AS count, current_user AS role FROM courses');
    expect(rows).toEqual([{ count: 0, role: 'rollbook_app' }]);
  });

  it('puts the facts of several schools where each belongs, also when their ids are the same', async () => {
    const fact = (tenantId: string, kind: Fact['kind'], payload: object) =>
      ({ tenantId, kind, payload, appId: `app_${tenantId}`, ip: null, requestId: 'r', receivedAt: Date.now() }) as Fact;
    const facts = SCHOOLS.flatMap((id, index) => [
      fact(id, 'daily', daily('stu_same', { minutes: 60 + index })),
      fact(id, 'attempt', attempt('stu_same', 'att_same', { score: 10 + index })),
      fact(id, 'ai-summary', summary('stu_same', '2026-02-19T13:22:00+07:00', { passProbability: 10 + index })),
      fact(id, 'events', learningEvent('stu_same', 'evt_same', { type: `OF_${id}` })),
    ]);
    const verdicts = await flushFacts(database, facts);
    expect(verdicts.map((verdict) => 'status' in verdict && verdict.status)).toEqual(facts.map(() => 'created'));
    const stored = await test.look(
      `SELECT d.tenant_id, d.app_id, d.minutes, a.score, s.pass_probability, e.type, l.minutes AS total
       FROM daily_snapshots d JOIN attempts a USING (tenant_id) JOIN ai_summaries s USING (tenant_id) JOIN learning_events e USING (tenant_id)
       JOIN learners l USING (tenant_id) ORDER BY 1`,
    );
    expect(stored).toEqual(
      SCHOOLS.map((id, index) => ({
        tenant_id: id,
        app_id: `app_${id}`,
        minutes: 60 + index,
        score: 10 + index,
        pass_probability: 10 + index,
        type: `OF_${id}`,
        total: 60 + index,
      })),
    );
    const told = await test.look(`SELECT DISTINCT tenant_id, actor FROM events WHERE actor LIKE 'app:%' ORDER BY 1`);
    expect(told).toEqual(SCHOOLS.map((id) => ({ tenant_id: id, actor: `app:app_${id}` })));
  });
});
