import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

interface Thing {
  id: string;
  customerId: string;
  version: number;
}
const data = <T = Thing>(answer: { body: { data?: unknown } }): T => answer.body.data as T;
const family = async (more: object): Promise<Thing> => data(await admin('POST', '/api/v1/customers', more));
const child = async (customerId: string, name: string): Promise<Thing> =>
  data(await admin('POST', '/api/v1/students', { customerId, name }));

describe('a merge of two customers', () => {
  it('moves the students, fills the gaps, and leaves the duplicate’s id as an alias', async () => {
    const kept = await family({ name: 'Dana Levi', email: 'dana@levi.example' });
    const duplicate = await family({ name: 'D. Levi', phone: '050-123-4567', externalId: 'legacy-7', tags: ['vip'] });
    const noa = await child(duplicate.id, 'Noa');
    const merged = await admin('POST', `/api/v1/customers/${kept.id}/merge`, { duplicateId: duplicate.id });
    expect(merged.status).toBe(200);
    expect(data(merged)).toMatchObject({ id: kept.id, name: 'Dana Levi', phone: '+972501234567', externalId: 'legacy-7', tags: ['vip'] });
    expect(data(await admin('GET', `/api/v1/students/${noa.id}`))).toMatchObject({ customerId: kept.id });
    expect(data(await admin('GET', `/api/v1/customers/${duplicate.id}`))).toMatchObject({ id: kept.id });
    expect(data<Thing[]>(await admin('GET', `/api/v1/customers/${duplicate.id}/students`)).map(({ id }) => id)).toEqual([noa.id]);
    expect(data<Thing[]>(await admin('GET', '/api/v1/customers?search=levi')).map(({ id }) => id)).toEqual([kept.id]);
    expect((await child(duplicate.id, 'Tom')).customerId).toBe(kept.id);
    expect((await admin('POST', `/api/v1/customers/${duplicate.id}/restore`)).status).toBe(409);
    expect((await admin('PATCH', `/api/v1/customers/${duplicate.id}`, { name: 'X' })).status).toBe(404);
  });

  it('leads older aliases to the one who stays', async () => {
    const [a, b, c] = [await family({ name: 'A' }), await family({ name: 'B' }), await family({ name: 'C' })];
    await admin('POST', `/api/v1/customers/${b.id}/merge`, { duplicateId: a.id });
    await admin('POST', `/api/v1/customers/${c.id}/merge`, { duplicateId: b.id });
    expect(data(await admin('GET', `/api/v1/customers/${a.id}`)).id).toBe(c.id);
  });

  it('tells who went into whom, once', async () => {
    const [kept, duplicate] = [await family({ name: 'Kept' }), await family({ name: 'Gone' })];
    await admin('POST', `/api/v1/customers/${kept.id}/merge`, { duplicateId: duplicate.id });
    const events = await server.database.look<{ data: { mergedId: string } }>(
      `SELECT data FROM events WHERE type = 'customer.merged' AND subject = $1`,
      [kept.id],
    );
    expect(events.map(({ data: told }) => told.mergedId)).toEqual([duplicate.id]);
    const audit = await server.database.look('SELECT action FROM audit_log WHERE entity_id = $1 ORDER BY created_at, id', [duplicate.id]);
    expect(audit).toEqual([{ action: 'customer.created' }, { action: 'customer.merged_away' }]);
  });

  it('crosswise and at once leaves exactly one of the two', async () => {
    const [a, b] = [await family({ name: 'A' }), await family({ name: 'B' })];
    const answers = await Promise.all([
      admin('POST', `/api/v1/customers/${a.id}/merge`, { duplicateId: b.id }),
      admin('POST', `/api/v1/customers/${b.id}/merge`, { duplicateId: a.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  it('with oneself, a stale version or somebody else’s customer is refused', async () => {
    const { id } = await family({ name: 'Alone' });
    const other = await family({ name: 'Other' });
    expect((await admin('POST', `/api/v1/customers/${id}/merge`, { duplicateId: id })).status).toBe(400);
    expect((await admin('POST', `/api/v1/customers/${id}/merge`, { duplicateId: 'cus_nobody' })).status).toBe(404);
    expect((await admin('POST', `/api/v1/customers/${id}/merge`, { duplicateId: other.id }, { 'If-Match': '"7"' })).status).toBe(412);
  });

  it('is proposed for the same phone, e-mail or name', async () => {
    const first = await family({ name: 'Twin', phone: '0521111111', email: 'twin@one.example' });
    const phone = await family({ name: 'Other', phone: '0521111111', allowDuplicate: true });
    const name = await family({ name: 'Twin' });
    await family({ name: 'Nobody like them' });
    const found = data<Thing[]>(await admin('GET', `/api/v1/customers/${first.id}/duplicates`));
    expect(found.map(({ id }) => id).sort()).toEqual([name.id, phone.id].sort());
  });
});
