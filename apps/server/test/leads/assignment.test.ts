import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLeads } from '../../src/modules/leads/index.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant } from '../../src/platform/db/transactions.ts';
import { AppError } from '../../src/platform/errors.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  for (const id of ['brn_1', 'brn_2']) await admin('POST', '/api/v1/branches', { id, name: id, type: 'school' });
});
afterAll(() => server.close());

const [SELLER, MANAGER, VIEWER] = ['usr_driving_seller', 'usr_driving_manager', 'usr_driving_viewer'];
interface Lead {
  id: string;
  ownerId: string | null;
}
const data = <T = Lead>(answer: { body: { data?: unknown } }): T => answer.body.data as T;
const lead = async (more: object = {}): Promise<Lead> => data(await admin('POST', '/api/v1/leads', { name: 'Somebody', ...more }));
const setRules = (...rules: object[]) => admin('PUT', '/api/v1/leads/assignment-rules', { rules });

describe('a rule', () => {
  it('gives new leads to its people in turn, a branch’s own before that for all, and not those that have an owner', async () => {
    await setRules({ branchId: null, userIds: [SELLER, MANAGER] }, { branchId: 'brn_1', userIds: [VIEWER] });
    const owners = [];
    for (const given of [{}, { branchId: 'brn_1' }, { ownerId: VIEWER }, {}, { branchId: 'brn_2' }]) {
      owners.push((await lead(given)).ownerId);
    }
    expect(owners).toEqual([SELLER, VIEWER, VIEWER, MANAGER, SELLER]);
  });

  it('is fair to thirty leads at once', async () => {
    await setRules({ branchId: null, userIds: [SELLER, MANAGER, VIEWER] });
    const leads = await Promise.all(Array.from({ length: 30 }, () => lead()));
    const counts = [SELLER, MANAGER, VIEWER].map((id) => leads.filter(({ ownerId }) => ownerId === id).length);
    expect(counts).toEqual([10, 10, 10]);
  });

  it('passes over who is not active, and gives to nobody when nobody is', async () => {
    await setRules({ branchId: null, userIds: [SELLER, MANAGER] });
    await server.database.look('UPDATE users SET is_active = false WHERE id = $1', [SELLER]);
    expect([(await lead()).ownerId, (await lead()).ownerId]).toEqual([MANAGER, MANAGER]);
    await server.database.look('UPDATE users SET is_active = false WHERE id = $1', [MANAGER]);
    expect((await lead()).ownerId).toBeNull();
    await server.database.look('UPDATE users SET is_active = true');
  });

  it('writes down whom it chose', async () => {
    await setRules({ branchId: null, userIds: [MANAGER] });
    const { id } = await lead();
    expect(data(await admin('GET', `/api/v1/leads/${id}/activities`))).toMatchObject([
      { type: 'assigned', details: { to: { id: MANAGER, name: 'The manager' }, byRule: true } },
    ]);
  });

  it('goes on where it was when its people change', async () => {
    await setRules({ branchId: null, userIds: [SELLER, MANAGER, VIEWER] });
    await setRules();
    await setRules({ branchId: null, userIds: [SELLER, MANAGER, VIEWER] });
    expect((await lead()).ownerId).toBe(SELLER);
    await setRules({ branchId: null, userIds: [VIEWER, MANAGER] });
    expect((await lead()).ownerId).toBe(MANAGER);
  });

  it('is refused, naming the place, for a stranger, a person twice or a branch twice', async () => {
    const fieldOf = async (...rules: object[]) => (await setRules(...rules)).body.error?.details?.[0]?.field;
    expect(await fieldOf({ branchId: null, userIds: [SELLER, 'nobody'] })).toBe('rules.0.userIds.1');
    expect(await fieldOf({ branchId: null, userIds: [SELLER, SELLER] })).toBe('rules.0.userIds.1');
    expect(await fieldOf({ branchId: null, userIds: [SELLER] }, { branchId: null, userIds: [MANAGER] })).toBe('rules.1.branchId');
    expect(await fieldOf({ branchId: 'nowhere', userIds: [SELLER] })).toBe('rules.0.branchId');
    expect((await (await signIn(server, 'manager'))('PUT', '/api/v1/leads/assignment-rules', { rules: [] })).status).toBe(403);
  });
});

describe('assigning', () => {
  it('gives several leads to one person, all or none, and writes it into each story', async () => {
    await setRules();
    const leads = [await lead(), await lead(), await lead({ ownerId: SELLER })];
    const ids = leads.map(({ id }) => id);
    const missing = await admin('POST', '/api/v1/leads/assign', { ids: [...ids, 'led_nobody'], ownerId: SELLER });
    expect([missing.status, missing.body.error?.details?.[0]?.field]).toEqual([400, 'ids.3']);
    expect(data<{ assigned: number }>(await admin('POST', '/api/v1/leads/assign', { ids, ownerId: SELLER }))).toEqual({ assigned: 2 });
    for (const id of ids) expect(data(await admin('GET', `/api/v1/leads/${id}`))).toMatchObject({ ownerId: SELLER });
    expect(data<unknown[]>(await admin('GET', `/api/v1/leads/${ids[0]}/activities`))).toHaveLength(1);
    expect(data(await admin('POST', `/api/v1/leads/${ids[0]}/assign`, { ownerId: null }))).toMatchObject({ ownerId: null, owner: null });
  });

  it('crosswise and at once leaves both lists with one owner each, and nobody waiting for ever', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => lead().then(({ id }) => id)));
    const answers = await Promise.all(
      [ids, [...ids].reverse(), ids, [...ids].reverse()].map((order, index) =>
        admin('POST', '/api/v1/leads/assign', { ids: order, ownerId: index % 2 ? SELLER : MANAGER }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const owners = await server.database.look<{ owner_id: string }>('SELECT DISTINCT owner_id FROM leads WHERE id = ANY ($1)', [ids]);
    expect(owners).toHaveLength(1);
  });
});

describe('many leads at once, as an import brings them', () => {
  it('are made in order, in turn, each refused for itself', async () => {
    await setRules({ branchId: null, userIds: [SELLER, MANAGER] });
    const made = await inTenant(server.app.system.database, systemCaller('driving', 'job', 'test'), (tx) =>
      createLeads(tx, [
        { id: 'led_a', name: 'A', phone: '050-999-0001' },
        { name: 'B', phone: '050-999-0001' },
        { name: 'C', phone: 'nonsense' },
        { id: 'led_a', name: 'D' },
        { name: 'E', courseId: 'crs_nobody' },
        { name: 'F', email: 'f@mail.example', tags: ['x'], status: 'closed', closedReason: 'no' },
      ]),
    );
    expect(made.map((one) => (one instanceof AppError ? one.code : [one.name, one.ownerId]))).toEqual([
      ['A', SELLER],
      'CONFLICT',
      'VALIDATION_ERROR',
      'CONFLICT',
      'VALIDATION_ERROR',
      ['F', expect.any(String)],
    ]);
  });

  it('can be taken back by the import, but not one that somebody worked on', async () => {
    const { look } = server.database;
    await look(`INSERT INTO imports (tenant_id, id, resource, file_name, columns, status, total_rows, started_by)
      VALUES ('driving', 'imp_1', 'leads', 'x.csv', '{name}', 'undoing', 3, 'usr_driving_admin')`);
    const ids = [(await lead()).id, (await lead()).id, (await lead()).id];
    for (const [index, id] of ids.entries()) {
      await look(`INSERT INTO import_rows (tenant_id, import_id, row_no, cells) VALUES ('driving', 'imp_1', $1, '{x}')`, [index]);
      await look(
        `INSERT INTO import_records (tenant_id, import_id, row_no, seq, kind, record_id, record_version) VALUES ('driving', 'imp_1', $1, 0, 'lead', $2, 1)`,
        [index, id],
      );
    }
    await admin('POST', `/api/v1/leads/${ids[1]}/activities`, { type: 'call' });
    await admin('PATCH', `/api/v1/leads/${ids[2]}`, { name: 'Changed' });
    const client = await server.app.system.database.pool.connect();
    try {
      await client.query(`BEGIN; SET LOCAL rollbook.tenants = 'driving'`);
      const { rows } = await client.query(`SELECT record_id AS id, is_gone FROM remove_imported_records('imp_1', 0, 2) ORDER BY row_no`);
      await client.query('COMMIT');
      expect(rows.map(({ is_gone }) => is_gone)).toEqual([true, false, false]);
    } finally {
      client.release();
    }
    const left = await look<{ id: string }>('SELECT id FROM leads WHERE id = ANY ($1) ORDER BY id', [ids]);
    expect(left.map(({ id }) => id)).toEqual([ids[1], ids[2]].sort());
  });
});

describe('whom a lead can be given to', () => {
  it('is active staff of this school, told to sellers by name alone', async () => {
    await openSchool(server, 'chess');
    const seller = await signIn(server, 'seller');
    await server.database.look('UPDATE users SET is_active = false WHERE id = $1', [VIEWER]);
    const owners = data<object[]>(await seller('GET', '/api/v1/leads/owners'));
    await server.database.look('UPDATE users SET is_active = true');
    expect(owners).toEqual(
      ['admin', 'instructor', 'manager', 'seller'].map((role) => ({ id: `usr_driving_${role}`, name: `The ${role}` })),
    );
  });
});
