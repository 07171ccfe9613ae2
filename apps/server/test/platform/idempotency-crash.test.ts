import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server);
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());
afterEach(() => server.database.look('DROP TRIGGER IF EXISTS trouble ON audit_log'));

/** The last statement of a change, its audit row, runs into something; all before it is written by then. */
async function makeTrouble(what: string): Promise<void> {
  await server.database.look(
    `CREATE OR REPLACE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN ${what}; RETURN NEW; END $$`,
  );
  await server.database.look(
    `CREATE TRIGGER trouble BEFORE INSERT ON audit_log FOR EACH ROW WHEN (NEW.action LIKE 'branch.%') EXECUTE FUNCTION trouble()`,
  );
}

const branch = (name: string) => ({ name, type: 'school' });
const once = (key: string) => ({ 'Idempotency-Key': key });

interface Traces {
  branches: number;
  keys: number;
  events: number;
  audit: number;
}

async function tracesOf(name: string, key: string): Promise<Traces | undefined> {
  const [traces] = await server.database.look<Traces>(
    `SELECT (SELECT count(*)::int FROM branches WHERE name = $1) AS branches, (SELECT count(*)::int FROM idempotency_keys WHERE key = $2) AS keys,
       (SELECT count(*)::int FROM events WHERE data->>'name' = $1) AS events, (SELECT count(*)::int FROM audit_log WHERE new_values->>'name' = $1) AS audit`,
    [name, key],
  );
  return traces;
}

const NOTHING = { branches: 0, keys: 0, events: 0, audit: 0 };
const ONE_OF_EACH = { branches: 1, keys: 1, events: 1, audit: 1 };

describe('a change that breaks off', () => {
  it.each([
    ['by a defect', `RAISE EXCEPTION 'a defect'`, 500],
    ['because its connection died', 'PERFORM pg_terminate_backend(pg_backend_pid())', 503],
    ['because it waited too long for somebody else', `RAISE EXCEPTION 'waited' USING ERRCODE = '55P03'`, 409],
  ])('%s leaves nothing, not even its key, and can be sent again', async (name, what, status) => {
    await makeTrouble(what);
    const broken = await admin('POST', '/api/v1/branches', branch(name), once(`key-${status}`));
    expect(broken.status).toBe(status);
    expect(broken.body.error?.message).not.toMatch(/defect|waited|terminat/);
    if (status !== 500) expect(Number(broken.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await tracesOf(name, `key-${status}`)).toEqual(NOTHING);
    await server.database.look('DROP TRIGGER trouble ON audit_log');
    const again = await admin('POST', '/api/v1/branches', branch(name), once(`key-${status}`));
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect(await tracesOf(name, `key-${status}`)).toEqual(ONE_OF_EACH);
  });

  it('does not hold back or confuse its twins: when it fails, one of them does the work', async () => {
    // Only the first try fails: a sequence counts on, whatever is undone.
    await server.database.look('CREATE SEQUENCE tries');
    await makeTrouble(`IF nextval('tries') = 1 THEN PERFORM pg_sleep(0.2); RAISE EXCEPTION 'a defect'; END IF`);
    const answers = await Promise.all(Array.from({ length: 6 }, () => admin('POST', '/api/v1/branches', branch('Twins'), once('twins'))));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 500)).toHaveLength(1);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0);
    expect(statuses.every((status) => [201, 409, 500].includes(status))).toBe(true);
    expect(await tracesOf('Twins', 'twins')).toEqual(ONE_OF_EACH);
  });
});

describe('a kept answer', () => {
  it('is not given to somebody who may no longer ask', async () => {
    const manager = await signIn(server, 'manager');
    const create = () => manager('POST', '/api/v1/branches', branch('Once'), once('demoted'));
    expect((await create()).status).toBe(201);
    await server.database.look(`UPDATE users SET role = 'viewer' WHERE id = 'usr_driving_manager'`);
    await server.database.look(`SELECT pg_notify('rollbook_sessions', '*')`);
    await expect.poll(async () => (await create()).status, { timeout: 10_000 }).toBe(403);
  });

  it('is of one path, method and query: the same key elsewhere is another', async () => {
    const [{ body: one }, { body: two }] = [
      await admin('POST', '/api/v1/branches', branch('P1')),
      await admin('POST', '/api/v1/branches', branch('P2')),
    ];
    const ids = [one, two].map(({ data }) => (data as unknown as { id: string }).id);
    for (const id of ids) {
      const changed = await admin('PATCH', `/api/v1/branches/${id}`, { city: 'Haifa' }, once('paths'));
      expect([changed.status, changed.headers.get('idempotency-replayed')]).toEqual([200, null]);
    }
    expect((await admin('DELETE', `/api/v1/branches/${ids[0]}`, undefined, once('paths'))).status).toBe(204);
    const replayed = await admin('DELETE', `/api/v1/branches/${ids[0]}`, undefined, once('paths'));
    expect([replayed.status, replayed.headers.get('idempotency-replayed')]).toEqual([204, 'true']);
  });

  it('of an update, a delete and a restore is given again, though the record moved on', async () => {
    const { body } = await admin('POST', '/api/v1/branches', branch('Moves'));
    const { id } = body.data as unknown as { id: string };
    const first = await admin('PATCH', `/api/v1/branches/${id}`, { city: 'Haifa' }, once('moves'));
    await admin('PATCH', `/api/v1/branches/${id}`, { city: 'Akko' });
    const second = await admin('PATCH', `/api/v1/branches/${id}`, { city: 'Haifa' }, once('moves'));
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    const [now] = await server.database.look<{ city: string }>('SELECT city FROM branches WHERE id = $1', [id]);
    expect(now?.city).toBe('Akko');
  });

  it('is forgotten after a day, and its key is free again', async () => {
    await admin('POST', '/api/v1/branches', branch('Old'), once('old'));
    await server.database.look(`UPDATE idempotency_keys SET created_at = now() - interval '23 hours 59 minutes' WHERE key = 'old'`);
    expect((await admin('POST', '/api/v1/branches', branch('Old'), once('old'))).headers.get('idempotency-replayed')).toBe('true');
    await server.database.look(`UPDATE idempotency_keys SET created_at = now() - interval '24 hours 1 minute' WHERE key = 'old'`);
    const { deleteOldKeys } = await import('../../src/platform/http/idempotency.ts');
    const { inSystem } = await import('../../src/platform/db/transactions.ts');
    await inSystem(server.app.system.database, 'platform: forget idempotency keys', deleteOldKeys);
    expect((await admin('POST', '/api/v1/branches', branch('Old'), once('old'))).headers.get('idempotency-replayed')).toBeNull();
  });
});
