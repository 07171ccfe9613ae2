import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropOldAuditMonths } from '../../src/modules/access/settings/settings-store.ts';
import { inSystem } from '../../src/platform/db/transactions.ts';
import { type Answer, type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
  await openSchool(server, 'coding');
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

const field = ({ status, body }: Answer) => [status, body.error?.details?.[0]?.field];

describe('the school’s settings', () => {
  it('are read and changed by administrators, a field at a time, against the version read', async () => {
    const before = dataOf<{ version: number }>(await admin('GET', '/api/v1/settings'));
    expect(before).toMatchObject({ id: 'driving', weekStart: 1, requireTwoFactor: 'none', auditRetentionMonths: 24, currency: 'VND' });
    const headers = { 'If-Match': `"${before.version}"` };
    const changed = await admin('PATCH', '/api/v1/settings', { name: 'Another name', timezone: 'Europe/London', weekStart: 0 }, headers);
    expect(dataOf(changed)).toMatchObject({
      name: 'Another name',
      timezone: 'Europe/London',
      weekStart: 0,
      currency: 'VND',
      version: before.version + 1,
    });
    expect((await admin('PATCH', '/api/v1/settings', { weekStart: 1 }, headers)).status).toBe(412);
    expect(dataOf(await admin('GET', '/api/v1/auth/me'))).toMatchObject({ tenant: { name: 'Another name', weekStart: 0 } });
    expect((await (await signIn(server, 'manager'))('GET', '/api/v1/settings')).status).toBe(403);
  });

  it('are nobody else’s: the other school keeps its own', async () => {
    const there = await signIn(server, 'admin', 'coding');
    await admin('PATCH', '/api/v1/settings', { requireTwoFactor: 'none', auditRetentionMonths: 36, name: 'Mine' });
    expect(dataOf(await there('GET', '/api/v1/settings'))).toMatchObject({ id: 'coding', name: 'School coding', auditRetentionMonths: 24 });
  });

  it('can’t be written across schools even by SQL in a school’s own transaction', async () => {
    const { inTenant } = await import('../../src/platform/db/transactions.ts');
    const { systemCaller } = await import('../../src/platform/caller.ts');
    const { sql } = await import('kysely');
    const { db } = await import('../../src/platform/db/query.ts');
    const run = (text: string) =>
      inTenant(server.app.system.database, systemCaller('driving', 'system', 'test'), (tx) => tx.count(sql.raw(text).compile(db)));
    expect(await run(`UPDATE tenants SET name = 'taken over' WHERE id = 'coding'`)).toBe(0);
    await expect(run(`INSERT INTO tenants (id, name, subdomain) VALUES ('third', 'Third', 'third')`)).rejects.toThrow(/row-level security/);
    // Nor what an address or another table hangs on, of one's own.
    for (const column of ['id', 'subdomain', 'country', 'kinde_org_id']) {
      await expect(run(`UPDATE tenants SET ${column} = 'zz' WHERE id = 'driving'`), column).rejects.toThrow(/permission denied/);
    }
  });

  it.each([
    ['timezone', 'Mars/Olympus'],
    ['timezone', '+05:00'],
    ['currency', 'EURO'],
    ['currency', 'QQQ'],
    ['weekStart', 7],
    ['locale', 'fr'],
    ['name', ' '],
    ['requireTwoFactor', 'some'],
    ['auditRetentionMonths', 3],
    ['subdomain', 'other'],
    ['settings', {}],
  ])('refuse %s: %j', async (name, value) => {
    expect(field(await admin('PATCH', '/api/v1/settings', { [name]: value }))).toEqual([400, name]);
  });
});

describe('the audit log', () => {
  const months = async () =>
    (
      await server.database.look<{ name: string }>(
        `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'audit_log'::regclass ORDER BY 1`,
      )
    ).map(({ name }) => name);
  const drop = () => inSystem(server.app.system.database, 'access: drop old audit months', dropOldAuditMonths);

  it('loses the months that no school keeps any longer, and only those', async () => {
    await admin('PATCH', '/api/v1/settings', { auditRetentionMonths: 36 });
    const partition = (ago: number) =>
      server.database.look(
        `DO $$ DECLARE first date := date_trunc('month', now() AT TIME ZONE 'UTC') - interval '${ago} months'; BEGIN
           EXECUTE format('CREATE TABLE audit_log_%s PARTITION OF audit_log FOR VALUES FROM (%L) TO (%L)', to_char(first, 'YYYY_MM'),
             first || ' 00:00:00+00', (first + interval '1 month')::date || ' 00:00:00+00');
           EXECUTE format('ALTER TABLE audit_log_%s OWNER TO ' || quote_ident((SELECT tableowner FROM pg_tables WHERE tablename = 'audit_log')), to_char(first, 'YYYY_MM'));
         END $$`,
      );
    for (const ago of [37, 36, 25]) await partition(ago);
    const before = await months();
    await drop();
    const after = await months();
    expect(before.filter((name) => !after.includes(name))).toHaveLength(1);
    await admin('PATCH', '/api/v1/settings', { auditRetentionMonths: 24 });
    await drop();
    expect(before.filter((name) => !new Set(after).has(name))).toHaveLength(1);
    expect((await months()).length).toBe(before.length - 3);
  });

  it('never loses less than a year: the database itself refuses', async () => {
    await expect(server.database.look('SELECT drop_audit_months(11)')).rejects.toThrow(/at least 12/);
    await expect(server.database.look('SELECT drop_audit_months(NULL)')).rejects.toThrow(/at least 12/);
  });
});
