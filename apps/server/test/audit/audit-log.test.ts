import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditQuery, listAudit } from '../../src/modules/audit/index.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant } from '../../src/platform/db/transactions.ts';
import { makeKey } from '../support/keys.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

interface Entry {
  id: string;
  actor: { kind: string; id: string; name: string | null };
  action: string;
  entity: string;
  entityId: string;
  old: Record<string, unknown> | null;
  new: Record<string, unknown> | null;
  ip: string;
  requestId: string;
  at: string;
}

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  await openSchool(server);
  await openSchool(server, 'coding');
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

const read = async (query: string) => dataOf<Entry[]>(await admin('GET', `/api/v1/audit-logs?limit=100${query}`));

describe('the trail of one record', () => {
  it('says who did what, from where, and what it was before, newest first', async () => {
    const { id } = dataOf<{ id: string }>(await admin('POST', '/api/v1/courses', { name: 'Python', category: 'code' }));
    const { api: key, id: keyId } = await makeKey(server, admin, { name: 'The bridge', scopes: ['courses:write'] });
    await key('PATCH', `/api/v1/courses/${id}`, { name: 'Python 2' }, { 'x-request-id': 'the-bridge-1' });
    await admin('DELETE', `/api/v1/courses/${id}`);
    const trail = dataOf<Entry[]>(await admin('GET', `/api/v1/audit-logs/entity/course/${id}`));
    expect(trail.map(({ actor, action, old, new: is }) => [actor.kind, actor.name, action, old?.name, is?.name])).toEqual([
      ['user', 'The admin', 'course.deleted', 'Python 2', undefined],
      ['key', 'The bridge', 'course.updated', 'Python', 'Python 2'],
      ['user', 'The admin', 'course.created', undefined, 'Python'],
    ]);
    expect(trail[1]).toMatchObject({ actor: { id: keyId }, entity: 'course', entityId: id, ip: '127.0.0.1', requestId: 'the-bridge-1' });
    expect(dataOf(await admin('GET', `/api/v1/audit-logs/${trail[1]?.id}`))).toEqual(trail[1]);
    await admin('DELETE', `/api/v1/api-keys/${keyId}`);
    const after = dataOf<Entry[]>(await admin('GET', `/api/v1/audit-logs/entity/course/${id}`));
    expect(after[1]?.actor.name).toBe('The bridge');
  });

  it('holds no secret: passwords, tokens and hashes are masked, keys never get there', async () => {
    await admin('POST', '/api/v1/connected-apps', { name: 'Secretive' });
    const made = await makeKey(server, admin);
    const user = dataOf<{ id: string }>(
      await admin('POST', '/api/v1/users', { name: 'X', email: 'x@x.example', role: 'viewer', password: 'a-secret-nobody-reads' }),
    );
    await server.database.look(
      `INSERT INTO audit_log (tenant_id, id, actor_kind, action, entity, entity_id) VALUES ('coding', 'aud_foreign', 'system', 'x.y', 'user', $1)`,
      [user.id],
    );
    const all = JSON.stringify(await read(''));
    for (const secret of ['a-secret-nobody-reads', 'argon2', made.key, 'rbs_', 'key_hash']) expect(all).not.toContain(secret);
    expect(await read('&entityId=aud_foreign')).toEqual([]);
    expect((await admin('GET', '/api/v1/audit-logs/aud_foreign')).status).toBe(404);
    expect(all).not.toContain('aud_foreign');
  });
});

describe('a filter', () => {
  it('takes the names of two words that our own entries have', async () => {
    const { id } = dataOf<{ id: string }>(await admin('POST', '/api/v1/institutional-orders', { payerName: 'The city' }));
    const trail = dataOf<Entry[]>(await admin('GET', `/api/v1/audit-logs/entity/institutional_order/${id}`));
    expect(trail.map(({ action }) => action)).toEqual(['institutional_order.created']);
    expect((await read('&entity=institutional_order&action=institutional_order.created')).map(({ entityId }) => entityId)).toEqual([id]);
  });

  it('lets through what it names and nothing else, alone and with others', async () => {
    const seller = await signIn(server, 'seller');
    const { id } = dataOf<{ id: string }>(await seller('POST', '/api/v1/customers', { name: 'Sold to' }));
    await admin('PATCH', `/api/v1/customers/${id}`, { city: 'Haifa' });
    const actions = async (query: string) => (await read(query)).map(({ action }) => action);
    expect(await actions(`&userId=usr_driving_seller&entity=customer`)).toEqual(['customer.created']);
    expect(await actions(`&entityId=${id}`)).toEqual(['customer.updated', 'customer.created']);
    expect(await actions(`&entityId=${id}&action=customer.updated`)).toEqual(['customer.updated']);
    expect(await actions(`&entityId=${id}&sortOrder=asc`)).toEqual(['customer.created', 'customer.updated']);
    expect(new Set((await read('&actorKind=system')).map(({ actor }) => actor.kind))).toEqual(new Set(['system']));
    const [newest, oldest] = await read(`&entityId=${id}`);
    expect(await actions(`&entityId=${id}&from=${newest?.at}`)).toEqual(['customer.updated']);
    expect(await actions(`&entityId=${id}&to=${newest?.at}`)).toEqual(['customer.created']);
    expect(await actions(`&entityId=${id}&from=${oldest?.at}`)).toHaveLength(2);
    // An id that is a user's, asked for as another kind's, is nobody's.
    expect(await actions('&userId=usr_driving_seller&actorKind=key')).toEqual([]);
  });

  it.each(['from=yesterday', 'to=0000-01-01T00:00:00Z', 'action=DROP', 'entity=a%20b', 'actorKind=god', 'search=x', 'limit=1000'])(
    '%s is refused',
    async (query) => {
      expect((await admin('GET', `/api/v1/audit-logs?${query}`)).status).toBe(400);
    },
  );
});

describe('retention', () => {
  it('hides what is older than the school’s own months, everywhere, though another school keeps it longer', async () => {
    await server.database.look(
      `INSERT INTO audit_log (tenant_id, id, actor_kind, action, entity, entity_id, created_at)
       SELECT tenant, 'aud_' || tenant || '_' || months, 'system', 'old.made', 'old', 'old_1', date_trunc('month', now(), 'UTC') - make_interval(months => months, secs => -1)
       FROM unnest(ARRAY['driving', 'coding']) AS tenant, unnest(ARRAY[12, 13, 23]) AS months`,
    );
    await admin('PATCH', '/api/v1/settings', { auditRetentionMonths: 12 });
    const ids = (rows: Entry[]) => rows.map(({ id }) => id);
    expect(ids(await read('&entity=old'))).toEqual(['aud_driving_12']);
    expect(ids(dataOf<Entry[]>(await admin('GET', '/api/v1/audit-logs/entity/old/old_1')))).toEqual(['aud_driving_12']);
    expect((await admin('GET', '/api/v1/audit-logs?entity=old')).body.pagination).toMatchObject({ total: 1 });
    expect((await admin('GET', '/api/v1/audit-logs/aud_driving_13')).status).toBe(404);
    const file = await admin('GET', '/api/v1/audit-logs/export?entity=old');
    expect(file.status).toBe(200);
    const coding = await signIn(server, 'admin', 'coding');
    expect(ids(dataOf<Entry[]>(await coding('GET', '/api/v1/audit-logs?entity=old')))).toEqual([
      'aud_coding_12',
      'aud_coding_13',
      'aud_coding_23',
    ]);
  });
});

describe('among a hundred thousand entries', () => {
  // What is read is counted, not timed: that tells an index from a table at any size.
  it('every filter reads about as many rows as the page shows, deep down too', async () => {
    await server.database.look(
      `INSERT INTO audit_log (tenant_id, id, actor_kind, actor_id, action, entity, entity_id, created_at)
       SELECT 'coding', 'aud_many_' || n, CASE WHEN n % 5 = 0 THEN 'key' ELSE 'user' END, 'usr_' || n % 50, 'thing.verb' || chr(97 + n % 20), 'thing' || chr(97 + n % 10), 'thing_' || n % 1000,
         now() - make_interval(secs => n * 20)
       FROM generate_series(1, 100000) n`,
    );
    await server.database.look('ANALYZE audit_log');
    const from = new Date(Date.now() - 20 * 86_400_000).toISOString();
    const filters: Partial<AuditQuery>[] = [
      {},
      { userId: 'usr_7' },
      { actorKind: 'key' },
      { action: 'thing.verbc' },
      { entity: 'thingc' },
      { entityId: 'thing_77' },
      { entity: 'thingh', entityId: 'thing_77' },
      { from },
      { from, entity: 'thingc' },
    ];
    for (const filter of filters) {
      const query: AuditQuery = { limit: 20, sortBy: 'at', sortOrder: 'desc', cursor: '', ...filter };
      for (let depth = 0; depth < 3; depth++) {
        const { page } = await inTenant(server.app.system.database, CODING, (tx) => listAudit(tx, query));
        const seen = `${JSON.stringify(filter)}, page ${depth}`;
        const read = await rowsRead(query);
        expect(read, seen).toBeGreaterThanOrEqual(20);
        expect(read, seen).toBeLessThan(200);
        query.cursor = page.nextCursor ?? '';
      }
    }
  });
});

const CODING = systemCaller('coding', 'system', 'test');

interface Plan {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** How many entries of the ledger a list reads, by the plan it was run with. */
async function rowsRead(query: AuditQuery): Promise<number> {
  let read = 0;
  await inTenant(server.app.system.database, CODING, async (tx) => {
    const { rows } = tx;
    const explained: typeof rows = async (runnable) => {
      const { sql, parameters, ...rest } = 'compile' in runnable ? runnable.compile() : runnable;
      const [row] = await rows.call(tx, { ...rest, parameters, sql: `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}` } as typeof runnable);
      read = ledgerRows((row as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'][0]?.Plan);
      return [];
    };
    await listAudit(Object.assign(tx, { rows: explained }), query);
  });
  return read;
}

function ledgerRows(plan: (Plan & { 'Relation Name'?: string }) | undefined): number {
  if (!plan) return 0;
  const own = plan['Relation Name']?.startsWith('audit_log')
    ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
    : 0;
  return own + (plan.Plans ?? []).reduce((sum, part) => sum + ledgerRows(part), 0);
}
