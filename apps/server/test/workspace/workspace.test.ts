import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAlikeIds } from '../../src/modules/workspace/search/search-store.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { db } from '../../src/platform/db/query.ts';
import { inTenant } from '../../src/platform/db/transactions.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;
let seller: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  await openSchool(server, 'coding', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  seller = await signIn(server, 'seller');
});
afterAll(() => server.close());

interface Thing {
  id: string;
  title: string;
  name: string;
  version: number;
  isDefault: boolean;
}
const data = <T = Thing>(answer: { body: { data?: unknown } }): T => answer.body.data as T;
const titles = async (api: Api, query: string): Promise<string[]> =>
  data<Thing[]>(await api('GET', `/api/v1/tasks?${query}`)).map(({ title }) => title);

describe('tasks', () => {
  it('stand in the order they are due, those without a moment last, page by page', async () => {
    for (const [title, dueAt] of [
      ['later', '2099-05-02T10:00:00Z'],
      ['some day', null],
      ['past', '2020-01-01T10:00:00Z'],
      ['soon', '2099-05-01T10:00:00+03:00'],
    ] as const)
      await admin('POST', '/api/v1/tasks', { title, dueAt });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer = await admin('GET', `/api/v1/tasks?limit=1&cursor=${cursor}`);
      seen.push(...data<Thing[]>(answer).map(({ title }) => title));
      cursor = (answer.body.pagination as unknown as { nextCursor: string | null }).nextCursor;
    }
    expect(seen).toEqual(['past', 'soon', 'later', 'some day']);
    expect(await titles(admin, 'due=overdue')).toEqual(['past']);
    expect(await titles(admin, 'due=none')).toEqual(['some day']);
  });

  it('are ticked off and opened again, by version', async () => {
    const { id } = data(await admin('POST', '/api/v1/tasks', { title: 'Tick me' }));
    expect(data(await admin('PATCH', `/api/v1/tasks/${id}`, { status: 'done' }))).toMatchObject({
      status: 'done',
      doneAt: expect.any(String),
    });
    expect(data(await admin('PATCH', `/api/v1/tasks/${id}`, { status: 'open' }))).toMatchObject({ status: 'open', doneAt: null });
    expect((await admin('PATCH', `/api/v1/tasks/${id}`, { title: 'X' }, { 'If-Match': '"1"' })).status).toBe(412);
  });

  it('of others are not there for somebody with their own; those given to them are', async () => {
    const { id } = data(await admin('POST', '/api/v1/tasks', { title: 'Admin’s own' }));
    const given = data(await admin('POST', '/api/v1/tasks', { title: 'For the seller', assigneeId: 'usr_driving_seller' }));
    expect((await seller('GET', `/api/v1/tasks/${id}`)).status).toBe(404);
    expect((await seller('PATCH', `/api/v1/tasks/${id}`, { title: 'Mine now' })).status).toBe(404);
    const list = await seller('GET', '/api/v1/tasks');
    expect(data<Thing[]>(list).map(({ title }) => title)).toEqual(['For the seller']);
    expect((list.body.pagination as unknown as { total: number }).total).toBe(1);
    expect((await seller('PATCH', `/api/v1/tasks/${given.id}`, { assigneeId: 'usr_driving_viewer' })).status).toBe(200);
    expect((await seller('GET', `/api/v1/tasks/${given.id}`)).status).toBe(404);
  });

  it('go to active colleagues of the school only', async () => {
    for (const assigneeId of ['usr_coding_admin', 'usr_nobody']) {
      const { status, body } = await admin('POST', '/api/v1/tasks', { title: 'X', assigneeId });
      expect([status, body.error?.details?.[0]?.field]).toEqual([400, 'assigneeId']);
    }
  });
});

describe('saved views', () => {
  it('are private until shared, and a shared one is changed by its owner', async () => {
    const { id } = data(await admin('POST', '/api/v1/saved-views', { resource: 'customers', name: 'Haifa', query: { city: 'Haifa' } }));
    expect((await seller('GET', `/api/v1/saved-views/${id}`)).status).toBe(404);
    await admin('PATCH', `/api/v1/saved-views/${id}`, { shared: true });
    expect((await seller('GET', `/api/v1/saved-views/${id}`)).status).toBe(200);
    expect((await seller('PATCH', `/api/v1/saved-views/${id}`, { name: 'Mine' })).status).toBe(403);
    expect((await seller('DELETE', `/api/v1/saved-views/${id}`)).status).toBe(403);
    const theirs = data(await seller('POST', '/api/v1/saved-views', { resource: 'customers', name: 'Acre', shared: true }));
    expect((await admin('PATCH', `/api/v1/saved-views/${theirs.id}`, { shared: false })).status).toBe(200);
    expect((await admin('GET', `/api/v1/saved-views/${theirs.id}`)).status).toBe(404);
  });

  it('begin one list of one person, until another does or it is deleted', async () => {
    const make = async (name: string) => data(await admin('POST', '/api/v1/saved-views', { resource: 'leads', name, shared: true })).id;
    const [a, b] = [await make('A'), await make('B')];
    const defaults = async (api: Api) =>
      data<Thing[]>(await api('GET', '/api/v1/saved-views?resource=leads')).map(({ name, isDefault }) => [name, isDefault]);
    await admin('POST', `/api/v1/saved-views/${a}/set-default`);
    await admin('POST', `/api/v1/saved-views/${b}/set-default`);
    expect(await defaults(admin)).toEqual([
      ['A', false],
      ['B', true],
    ]);
    expect(await defaults(seller)).toEqual([
      ['A', false],
      ['B', false],
    ]);
    await admin('DELETE', `/api/v1/saved-views/${b}`);
    await admin('POST', `/api/v1/saved-views/${b}/restore`);
    expect(await defaults(admin)).toEqual([
      ['A', false],
      ['B', false],
    ]);
  });
});

describe('the search', () => {
  it('for misspelled names has little time of its own, and leaves the usual time to what comes after', async () => {
    const { database } = server.app.system;
    const after = await inTenant(database, systemCaller('driving', 'system', 'test'), async (tx) => {
      await findAlikeIds(tx, 'customers', 'danna levi', 10);
      return tx.first(sql<{ usual: string }>`SELECT current_setting('statement_timeout') AS usual`.compile(db));
    });
    expect(after?.usual).toBe('30s');
  });

  const found = async (api: Api, q: string): Promise<string[]> =>
    data<Thing[]>(await api('GET', `/api/v1/search?q=${encodeURIComponent(q)}`)).map(({ title }) => title);

  beforeAll(async () => {
    const parent = data(await admin('POST', '/api/v1/customers', { name: 'דָּנָה לוי', phone: '054-765-4321', email: 'dana@levi.example' }));
    await admin('POST', `/api/v1/customers/${parent.id}/students`, { name: 'נועה לוי' });
    await admin('POST', '/api/v1/customers', { name: 'Nguyễn Thị Đào', phone: '052-000-9876' });
    await admin('POST', '/api/v1/leads', { name: 'Trần Văn Bình', phone: '053-111-2233' });
    await admin('POST', '/api/v1/courses', { name: 'Lập trình Python', category: 'coding' });
    await (await signIn(server, 'admin', 'coding'))('POST', '/api/v1/customers', { name: 'Nguyễn of another school' });
  });

  it.each([
    ['דנה', ['דָּנָה לוי']],
    ['לוי', ['דָּנָה לוי', 'נועה לוי']],
    ['לו', ['דָּנָה לוי', 'נועה לוי']],
    ['4321', ['דָּנָה לוי']],
    ['0547654321', ['דָּנָה לוי']],
    ['levi.ex', ['דָּנָה לוי']],
    ['nguyen dao', ['Nguyễn Thị Đào']],
    ['dao', ['Nguyễn Thị Đào']],
    ['NGUYEN THI', ['Nguyễn Thị Đào']],
    ['binh', ['Trần Văn Bình']],
    ['lap trinh', ['Lập trình Python']],
    ['nguyem', ['Nguyễn Thị Đào']],
    ['zzzz', []],
    ['%', []],
  ])('finds by %j', async (q, titlesFound) => {
    expect(await found(admin, q)).toEqual(titlesFound);
  });

  it('shows nobody more than they may see', async () => {
    const instructor = await signIn(server, 'instructor');
    for (const q of ['לוי', '4321', 'nguyen', 'binh', 'nguyem']) expect(await found(instructor, q), q).toEqual([]);
    expect(await found(instructor, 'python')).toEqual(['Lập trình Python']);
  });
});
