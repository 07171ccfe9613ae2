import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Api, openSchool, ROLES, type Role, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let as: Record<Role, Api>;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  as = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await signIn(server, role)]))) as Record<Role, Api>;
});
afterAll(() => server.close());

interface Order {
  id: string;
  status: string;
  version: number;
  estimatedTotal: number | null;
  isTotalGiven: boolean;
  orderDate: string;
}
// Answers of the test's own API are typed by what the test asks for.
const data = <T = Order>(answer: Answer): T => answer.body.data as unknown as T;
const rows = <T = Order>(answer: Answer): T[] => answer.body.data as unknown as T[];
const field = ({ body }: Answer) => body.error?.details?.[0]?.field;
const PATH = '/api/v1/institutional-orders';
const add = async (more: object = {}): Promise<Order> => data(await as.admin('POST', PATH, { payerName: 'City of Haifa', ...more }));
const change = (id: string, body: object) => as.admin('PATCH', `${PATH}/${id}`, body);
const branch = async (name: string): Promise<string> => data(await as.admin('POST', '/api/v1/branches', { name, type: 'school' })).id;

describe('an institutional order', () => {
  it('is made, changed, replaced, deleted and restored', async () => {
    const { id } = await add({ payerTaxId: '555000111', orderNumber: '2026/417', orderDate: '2026-08-20', paidAmount: 450_000 });
    expect(data(await change(id, { startDate: '2026-09-01' }))).toMatchObject({
      version: 2,
      payerTaxId: '555000111',
      orderNumber: '2026/417',
    });
    const replaced = data(await as.admin('PUT', `${PATH}/${id}`, { payerName: 'City' }));
    expect(replaced).toMatchObject({ payerName: 'City', payerTaxId: null, paidAmount: 0, orderDate: '2026-08-20', status: 'draft' });
    expect((await as.admin('DELETE', `${PATH}/${id}`, undefined, { 'If-Match': '"1"' })).status).toBe(412);
    expect((await as.admin('DELETE', `${PATH}/${id}`)).status).toBe(204);
    expect((await as.admin('GET', `${PATH}/${id}`)).status).toBe(404);
    expect((await as.manager('POST', `${PATH}/${id}/restore`)).status).toBe(403);
    expect((await as.admin('POST', `${PATH}/${id}/restore`)).status).toBe(200);
  });

  it('was ordered today, on the school’s calendar, when nothing is said', async () => {
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Jerusalem' });
    expect((await add()).orderDate).toBe(today);
  });

  it('ends no earlier than it begins', async () => {
    const answer = await as.admin('POST', PATH, { payerName: 'City', startDate: '2026-09-02', endDate: '2026-09-01' });
    expect([answer.status, field(answer)]).toEqual([400, 'endDate']);
  });

  it('has a total that follows price and meetings until one is given, and again when that is taken back', async () => {
    const order = await add({ pricePerMeeting: 45_000, estimatedMeetings: 30 });
    expect(order).toMatchObject({ estimatedTotal: 1_350_000, isTotalGiven: false });
    expect(data(await change(order.id, { estimatedMeetings: 20 }))).toMatchObject({ estimatedTotal: 900_000, isTotalGiven: false });
    expect(data(await change(order.id, { estimatedTotal: 800_000 }))).toMatchObject({ estimatedTotal: 800_000, isTotalGiven: true });
    expect(data(await change(order.id, { estimatedMeetings: 40 }))).toMatchObject({ estimatedTotal: 800_000, isTotalGiven: true });
    expect(data(await change(order.id, { estimatedTotal: null }))).toMatchObject({ estimatedTotal: 1_800_000, isTotalGiven: false });
    expect(rows(await as.admin('GET', `${PATH}?limit=100`)).find(({ id }) => id === order.id)?.estimatedTotal).toBe(1_800_000);
  });

  it('moves between its states as the table allows, and says where it can go otherwise', async () => {
    const { id } = await add();
    const refused = await change(id, { status: 'completed' });
    expect([refused.status, refused.body.error?.message]).toEqual([
      409,
      'An order that is draft can’t become completed. It can become active or cancelled.',
    ]);
    for (const status of ['active', 'active', 'completed', 'active', 'cancelled', 'draft']) {
      expect(data(await change(id, { status })).status).toBe(status);
    }
  });
});

describe('the orders', () => {
  it('are listed by branch, status and the day they were ordered', async () => {
    const branchId = await branch('Filtered');
    const early = await add({ branchId, orderDate: '2025-01-01' });
    const late = await add({ branchId, orderDate: '2025-03-01', status: 'active' });
    await add({ orderDate: '2025-02-01' });
    const found = async (path: string) => rows(await as.viewer('GET', path)).map(({ id }) => id);
    expect(await found(`${PATH}?branchId=${branchId}`)).toEqual([early.id, late.id]);
    expect(await found(`${PATH}?branchId=${branchId}&status=active`)).toEqual([late.id]);
    expect(await found(`${PATH}?branchId=${branchId}&from=2025-01-02`)).toEqual([late.id]);
    expect(await found(`${PATH}?branchId=${branchId}&to=2025-01-01`)).toEqual([early.id]);
    expect(await found(`/api/v1/branches/${branchId}/orders?sortOrder=desc`)).toEqual([late.id, early.id]);
  });

  it('are paged by cursor, each once', async () => {
    const branchId = await branch('Paged');
    const made: string[] = [];
    for (const orderDate of ['2024-01-01', '2024-01-01', '2024-01-01', '2024-02-01']) made.push((await add({ branchId, orderDate })).id);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer = await as.admin('GET', `${PATH}?branchId=${branchId}&limit=3&cursor=${cursor}`);
      seen.push(...rows(answer).map(({ id }) => id));
      cursor = (answer.body as unknown as { pagination: { nextCursor: string | null } }).pagination.nextCursor;
    }
    expect(seen).toEqual(made);
  });

  it('show an instructor nothing, and a seller may not ask', async () => {
    const branchId = await branch('Secret');
    const { id } = await add({ branchId, paidAmount: 1 });
    for (const path of [PATH, `/api/v1/branches/${branchId}/orders`]) {
      const { status, body } = await as.instructor('GET', path);
      expect([status, body.data, (body as unknown as { pagination: { total: number } }).pagination.total]).toEqual([200, [], 0]);
      expect((await as.seller('GET', path)).status).toBe(403);
    }
    expect((await as.instructor('GET', `${PATH}/${id}`)).status).toBe(404);
  });
});

describe('a branch with orders', () => {
  it('stays while any is draft or active, and goes when they are over', async () => {
    const branchId = await branch('With orders');
    const [one, two] = [await add({ branchId }), await add({ branchId, status: 'active' })];
    const refused = await as.admin('DELETE', `/api/v1/branches/${branchId}`);
    expect([refused.status, refused.body.error?.message]).toEqual([409, expect.stringContaining('2 institutional orders')]);
    await change(two.id, { status: 'completed' });
    expect((await as.admin('DELETE', `/api/v1/branches/${branchId}`)).body.error?.message).toContain('1 institutional order that is');
    await as.admin('DELETE', `${PATH}/${one.id}`);
    expect((await as.admin('DELETE', `/api/v1/branches/${branchId}`)).status).toBe(204);
    const restored = await as.admin('POST', `${PATH}/${one.id}/restore`);
    expect([restored.status, restored.body.error?.message]).toEqual([409, expect.stringContaining(`Restore branch ${branchId} first`)]);
  });

  it('that was deleted takes no new ones', async () => {
    const branchId = await branch('Gone');
    await as.admin('DELETE', `/api/v1/branches/${branchId}`);
    expect(field(await as.admin('POST', PATH, { payerName: 'City', branchId }))).toBe('branchId');
    expect((await as.admin('GET', `/api/v1/branches/${branchId}/orders`)).status).toBe(404);
  });

  it('can’t be deleted and ordered for at once', async () => {
    for (let round = 0; round < 5; round++) {
      const branchId = await branch(`Race ${round}`);
      const [gone, made] = await Promise.all([
        as.admin('DELETE', `/api/v1/branches/${branchId}`),
        as.admin('POST', PATH, { payerName: 'City', branchId }),
      ]);
      expect([
        [204, 400],
        [409, 201],
      ]).toContainEqual([gone.status, made.status]);
    }
  });
});
