import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemCaller } from '../../src/platform/caller.ts';
import { findsWords } from '../../src/platform/db/folded.ts';
import { db } from '../../src/platform/db/query.ts';
import { inTenant, type TenantTx } from '../../src/platform/db/transactions.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const MANY = 30_000;
let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  await openSchool(server, 'driving', { country: 'IL' });
  await openSchool(server, 'coding');
  admin = await signIn(server, 'admin');
  const names = ['מרכז כהן', 'מתנ״ס כהנים', 'Trung tâm Đống Đa', '100% Fun_Club'];
  for (const name of names) {
    await admin('POST', '/api/v1/branches', { name, type: 'school' });
    await admin('POST', '/api/v1/courses', { name, category: 'x' });
    await admin('POST', '/api/v1/institutional-orders', {
      payerName: name,
      orderDate: '2026-01-01',
      orderNumber: `PO-${names.indexOf(name)}77`,
    });
  }
  await admin('POST', '/api/v1/instructors', { name: 'דנה לוי', phone: '054-765-4321', email: 'dana@levi.example' });
  await (await signIn(server, 'admin', 'coding'))('POST', '/api/v1/branches', { name: 'Đống Đa of another school', type: 'school' });
  await server.database.look(
    `INSERT INTO branches (tenant_id, id, name, type) SELECT 'driving', 'brn_' || n, 'Snif ' || n, 'school' FROM generate_series(1, ${MANY}) n`,
  );
  await server.database.look('VACUUM ANALYZE branches');
});
afterAll(() => server?.close());

async function found(path: string, search: string, name = 'name'): Promise<string[]> {
  const { body } = await admin('GET', `${path}?search=${encodeURIComponent(search)}`);
  return (body.data as unknown as Record<string, string>[]).map((row) => row[name] ?? '');
}

describe.each(['/api/v1/branches', '/api/v1/courses'])('a search in %s', (path) => {
  it.each([
    ['the start of a name', 'trung', ['Trung tâm Đống Đa']],
    ['the middle of a name', 'ong', ['Trung tâm Đống Đa']],
    ['the middle of a Hebrew name', 'הני', ['מתנ״ס כהנים']],
    ['a final letter, where others have the usual one', 'כהן', ['מרכז כהן', 'מתנ״ס כהנים']],
    ['no diacritics', 'dong da', ['Trung tâm Đống Đa']],
    ['capitals', 'ĐỐNG', ['Trung tâm Đống Đa']],
    ['signs that LIKE reads otherwise', '100%', ['100% Fun_Club']],
    ['signs that LIKE reads otherwise', 'fun_', ['100% Fun_Club']],
    ['signs that LIKE reads otherwise', 'fun%club', []],
    ['two letters', 'כה', ['מרכז כהן', 'מתנ״ס כהנים']],
    ['words in any order, all of them', 'כהן מרכז', ['מרכז כהן']],
  ])('finds by %s: %s', async (_, search, names) => {
    expect(await found(path, search)).toEqual(names);
  });
});

it('orders are found by payer and by number', async () => {
  expect(await found('/api/v1/institutional-orders', 'dong', 'payerName')).toEqual(['Trung tâm Đống Đa']);
  expect(await found('/api/v1/institutional-orders', 'PO-277', 'payerName')).toEqual(['Trung tâm Đống Đa']);
});

it.each(['לוי', 'levi.ex', '4321', '054-765', '+972547654321'])('an instructor is found by %s', async (search) => {
  expect(await found('/api/v1/instructors', search)).toEqual(['דנה לוי']);
});

it('users are found by name and e-mail', async () => {
  expect(await found('/api/v1/users', 'sel')).toEqual(['The seller']);
  expect(await found('/api/v1/users', 'viewer@driving')).toEqual(['The viewer']);
});

it('what matches more than the index answers is listed all the same', async () => {
  const { body } = await admin('GET', '/api/v1/branches?search=snif&offset=0');
  expect((body as unknown as { pagination: { total: number } }).pagination.total).toBe(MANY);
});

it('a rare word is found without reading the others', async () => {
  const read = await inTenant(server.app.system.database, systemCaller('driving', 'system', 'test'), async (tx) => {
    const before = await rowsRead(tx);
    const searched = { table: 'branches', id: sql`id`, text: sql`name` } as const;
    for (const word of ['דנה', 'snif299', 'đống', '100%', 'nothing like it']) {
      const conditions = sql.join(await findsWords(tx, searched, word), sql` AND `);
      await tx.rows(sql`SELECT id FROM branches WHERE tenant_id = ${tx.tenantId} AND deleted_at IS NULL AND ${conditions}`.compile(db));
    }
    return (await rowsRead(tx)) - before;
  });
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(MANY / 10);
});

/** Rows of the table that this connection has read, by any plan, as PostgreSQL itself counts them. */
async function rowsRead(tx: TenantTx): Promise<number> {
  const counted = await tx.first(
    sql<{
      rows: number;
    }>`SELECT (seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_xact_user_tables WHERE relname = 'branches'`.compile(db),
  );
  return counted?.rows ?? 0;
}
