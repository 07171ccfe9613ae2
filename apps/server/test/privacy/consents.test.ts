import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer({ runsJobs: false, isPatient: true });
  await openSchool(server);
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

interface Consent {
  id: string;
  purpose: string;
  isGiven: boolean;
  studentId: string | null;
  recordedBy: { name: string };
}
interface Consents {
  current: Consent[];
  history: Consent[];
}
const family = async (name = 'Dana Levi') => dataOf<{ id: string }>(await admin('POST', '/api/v1/customers', { name })).id;
const say = (id: string, more: object) =>
  admin('POST', `/api/v1/customers/${id}/consents`, { purpose: 'photos', isGiven: true, source: 'paper', ...more });
const read = async (id: string) => dataOf<Consents>(await admin('GET', `/api/v1/customers/${id}/consents`));

describe('consents', () => {
  it('stand as they were said last, and keep everything that was said', async () => {
    const id = await family();
    await say(id, { givenAt: '2026-01-01T10:00:00Z', textVersion: '2026-01' });
    await say(id, { isGiven: false, source: 'phone', givenAt: '2026-03-01T10:00:00Z' });
    // Written down late: it does not undo what was said after it.
    await say(id, { givenAt: '2026-02-01T10:00:00Z' });
    await say(id, { purpose: 'summer_camp' });
    const { current, history } = await read(id);
    expect(current.map(({ purpose, isGiven }) => [purpose, isGiven])).toEqual([
      ['photos', false],
      ['summer_camp', true],
    ]);
    expect(history.map(({ isGiven }) => isGiven)).toEqual([true, false, true, true]);
    expect(history[0]?.recordedBy.name).toBe('The admin');
  });

  it('of a student stand beside those of the customer, and only of a student of theirs', async () => {
    const [id, other] = [await family(), await family('Another family')];
    const student = dataOf<{ id: string }>(await admin('POST', '/api/v1/students', { customerId: id, name: 'Noa' })).id;
    await say(id, {});
    await say(id, { studentId: student, isGiven: false });
    expect((await read(id)).current.map(({ studentId, isGiven }) => [studentId, isGiven])).toEqual([
      [null, true],
      [student, false],
    ]);
    const refused = await say(other, { studentId: student });
    expect(refused.status).toBe(400);
    expect(refused.body.error?.details?.[0]?.field).toBe('studentId');
  });

  it('of a customer merged into another go on standing with who stayed', async () => {
    const [kept, duplicate] = [await family('Kept'), await family('Duplicate')];
    await say(duplicate, { isGiven: false });
    await admin('POST', `/api/v1/customers/${kept}/merge`, { duplicateId: duplicate });
    expect((await read(kept)).current.map(({ isGiven }) => isGiven)).toEqual([false]);
    expect((await read(duplicate)).current).toHaveLength(1);
  });

  it.each([
    ['a purpose that is no key', { purpose: 'Photos on the wall' }],
    ['a moment to come', { givenAt: '2199-01-01T00:00:00Z' }],
    ['an unknown source', { source: 'rumour' }],
  ])('refuse %s', async (_what, more) => {
    expect((await say(await family(), more)).status).toBe(400);
  });

  it('are audited and told without the note', async () => {
    const id = await family();
    await say(id, { note: 'Folder of Mrs Levi' });
    const events = await server.database.look<{ data: object }>(
      `SELECT data FROM events WHERE subject = $1 AND type = 'customer.consent_recorded'`,
      [id],
    );
    expect(events.map(({ data }) => data)).toEqual([expect.objectContaining({ purpose: 'photos', isGiven: true })]);
    expect(JSON.stringify(events)).not.toContain('Folder');
    const audit = await server.database.look(`SELECT 1 FROM audit_log WHERE entity_id = $1 AND action = 'customer.consent_recorded'`, [id]);
    expect(audit).toHaveLength(1);
  });

  it('are no business of instructors, and can’t be changed even by SQL of the application', async () => {
    const id = await family();
    const instructor = await signIn(server, 'instructor');
    expect((await instructor('GET', `/api/v1/customers/${id}/consents`)).status).toBe(404);
    const viewer = await signIn(server, 'viewer');
    expect((await viewer('POST', `/api/v1/customers/${id}/consents`, {})).status).toBe(403);
    const [rights] = await server.database.look(
      `SELECT has_table_privilege('rollbook_app', 'consents', 'UPDATE') AS change, has_table_privilege('rollbook_app', 'consents', 'DELETE') AS remove`,
    );
    expect(rights).toEqual({ change: false, remove: false });
  });
});
