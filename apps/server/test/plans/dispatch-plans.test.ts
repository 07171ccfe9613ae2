/**
 * What the dispatcher asks, for an endpoint that is well, while ROWS deliveries wait for one that is not: with statistics of
 * now, and with those of a queue that was empty when PostgreSQL last looked. All have led it to read everything.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inDispatch } from '../../src/modules/webhooks/dispatch/in-dispatch.ts';
import { claimLanes } from '../../src/modules/webhooks/dispatch/lanes-store.ts';
import { type Attempt, keepAttempts, readDue } from '../../src/modules/webhooks/dispatch/queue-store.ts';
import { db } from '../../src/platform/db/query.ts';
import { ALONG_INDEXES, type SystemTx, Transaction } from '../../src/platform/db/transactions.ts';
import { openSchool } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROWS } from './filling.ts';
import { type Query, whatIsRead } from './reading.ts';

const MOST_ROWS = 200;
const MOST_BLOCKS = 1000;
const WAITING = 20;

let server: TestServer;
let client: pg.Client;
const { rows: rowsOf, count: countOf } = Transaction.prototype;
let asked: Query[] = [];
let watched: Transaction | null = null;

beforeAll(async () => {
  server = await startTestServer({ environment: { WEBHOOK_DISPATCH: 'false' }, runsJobs: false });
  await openSchool(server);
  client = new pg.Client(server.database.connection);
  await client.connect();
  Transaction.prototype.rows = function rows(query) {
    note(this, query);
    return rowsOf.call(this, query) as ReturnType<typeof rowsOf<never>>;
  };
  Transaction.prototype.count = function count(query) {
    note(this, query);
    return countOf.call(this, query);
  };
});
afterAll(async () => {
  Transaction.prototype.rows = rowsOf;
  Transaction.prototype.count = countOf;
  await client?.end();
  await server?.close();
});
beforeEach(async () => {
  await server.database.look('TRUNCATE webhook_queue, webhook_lanes, webhook_endpoints CASCADE');
  await server.database.look(
    `INSERT INTO webhook_endpoints (tenant_id, id, url, event_types, secret)
     SELECT 'driving', id, 'https://partner.example/', ARRAY['*'], 'x' FROM unnest(ARRAY['whk_dead', 'whk_well']) id`,
  );
});

function note(tx: Transaction, query: Parameters<typeof rowsOf>[0]): void {
  // The server has its own affairs meanwhile.
  if (tx !== watched) return;
  const { sql: text, parameters: values } = 'compile' in query ? query.compile() : query;
  asked.push({ text, values });
}

const fill = () =>
  server.database.look(
    `SET session_replication_role = replica;
     INSERT INTO events (tenant_id, id, type, subject, actor, data)
       SELECT 'driving', 'evt_' || gen_random_uuid(), 'lead.created', 'led_1', 'system', '{"id":"led_1"}' FROM generate_series(1, ${ROWS});
     INSERT INTO webhook_queue (tenant_id, endpoint_id, id, event_id, event_seq, event_at, event_type)
       SELECT tenant_id, CASE WHEN n > ${WAITING} THEN 'whk_dead' ELSE 'whk_well' END, 'dlv_' || gen_random_uuid(), id, seq, created_at, type
       FROM (SELECT *, row_number() OVER (ORDER BY seq DESC) AS n FROM events WHERE type = 'lead.created' LIMIT ${ROWS}) e;
     RESET session_replication_role`,
  );
const analyze = () => server.database.look('ANALYZE webhook_queue, webhook_endpoints, webhook_lanes, events');
const asSystem = <T>(work: (tx: SystemTx) => Promise<T>) =>
  inDispatch(server.app.system.database, (tx) => {
    watched = tx;
    return work(tx);
  });

it.each(['of now', 'of an empty queue', 'of empty pages'])(
  'what is done for one endpoint reads no more than that: statistics %s',
  async (when) => {
    if (when !== 'of now') await analyze();
    await fill();
    if (when === 'of now') await analyze();
    // As a vacuum leaves it that came when all was delivered, before the next burst filled the same pages.
    if (when === 'of empty pages')
      await server.database.look(
        `UPDATE pg_class SET reltuples = 0, relpages = pg_relation_size(oid) / 8192 WHERE oid = 'webhook_queue'::regclass`,
      );
    const read: Record<string, { rows: number; blocks: number }> = {};
    const look = async (what: string) => {
      expect(asked.length, what).toBe(1);
      for (const query of asked.splice(0)) {
        for (const mode of ['force_custom_plan', 'force_generic_plan']) {
          const { rows, blocks } = await whatIsRead(client, `SET LOCAL ROLE rollbook_system; ${ALONG_INDEXES}`, query, mode);
          if (rows > MOST_ROWS || blocks > MOST_BLOCKS) read[`${what}, ${mode}`] = { rows, blocks };
        }
      }
    };
    asked = [];
    await undone(async (tx) => expect((await claimLanes(tx, 7, ['driving'], 500)).length).toBe(2));
    await look('claiming');
    const due = await asSystem((tx) =>
      readDue(tx, [{ tenantId: 'driving', endpointId: 'whk_well', limit: 100, after: null, generation: 0 }]),
    );
    expect(due.filter(({ data }) => data !== null).length).toBe(WAITING);
    await look('fetching');
    await server.database.look(`INSERT INTO webhook_lanes (tenant_id, endpoint_id, worker, fence) VALUES ('driving', 'whk_well', 7, 1)`);
    await undone(async (tx) => {
      await keepAttempts(tx, due.map(attempt));
      expect(await tx.rows(sql`SELECT FROM webhook_queue WHERE endpoint_id = 'whk_well'`.compile(db))).toEqual([]);
      asked.pop();
    });
    await look('keeping');
    expect(read).toEqual({});
  },
);

/** Runs in a transaction that is rolled back. */
async function undone(work: (tx: SystemTx) => Promise<void>): Promise<void> {
  class Undo extends Error {}
  const done = asSystem(async (tx) => {
    await work(tx);
    throw new Undo();
  });
  await expect(done).rejects.toThrow(Undo);
}

function attempt(due: Awaited<ReturnType<typeof readDue>>[number]): Attempt {
  return {
    ...due,
    ...{
      worker: 7,
      fence: 1,
      attempt: 1,
      isSuccess: true,
      isLast: true,
      waitMs: null,
      isAskedFor: false,
      sentAt: new Date().toISOString(),
      tookMs: 5,
    },
    ...{ status: 200, answer: 'ok', error: null, signature: 'sha256=0', standardSignature: 'v1,0' },
  };
}
