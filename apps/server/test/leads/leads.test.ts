import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  await admin('POST', '/api/v1/branches', { id: 'brn_1', name: 'Haifa', type: 'school' });
  await admin('POST', '/api/v1/courses', { id: 'crs_1', name: 'Robotics', category: 'robotics' });
  await admin('POST', '/api/v1/custom-fields', { resource: 'lead', key: 'size', label: 'Size', type: 'select', options: ['S', 'M'] });
});
afterAll(() => server.close());

interface Lead {
  id: string;
  version: number;
  name: string;
  phone: string | null;
  status: string;
  ownerId: string | null;
  closedReason: string | null;
}
const SELLER = 'usr_driving_seller';
const data = <T = Lead>(answer: { body: { data?: unknown } }): T => answer.body.data as T;
const lead = async (more: object): Promise<Lead> => {
  const answer = await admin('POST', '/api/v1/leads', { name: 'Somebody', ...more });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return data(answer);
};
const found = async (query: string): Promise<string[]> =>
  data<Lead[]>(await admin('GET', `/api/v1/leads?${query}`)).map(({ name }) => name);
const story = async (id: string): Promise<{ type: string; text: string | null; details: unknown; user: { name: string } | null }[]> =>
  data(await admin('GET', `/api/v1/leads/${id}/activities`));
const eventsOf = (id: string) =>
  server.database
    .look<{ type: string }>('SELECT type FROM events WHERE subject = $1 ORDER BY seq', [id])
    .then((rows) => rows.map(({ type }) => type));

describe('a lead', () => {
  it('is kept as given, with the names of what it points at, and told', async () => {
    const one = await lead({
      name: 'Dana Levi',
      phone: '050-123-4567',
      email: 'Dana@Levi.example',
      campaign: { source: 'facebook', medium: 'cpc' },
      message: 'On Sundays?',
      ownerId: SELLER,
      courseId: 'crs_1',
      branchId: 'brn_1',
      followUpAt: '2026-12-01T10:00:00+02:00',
    });
    expect(data(await admin('GET', `/api/v1/leads/${one.id}`))).toMatchObject({
      phone: '+972501234567',
      email: 'dana@levi.example',
      status: 'new',
      campaign: { source: 'facebook', medium: 'cpc' },
      owner: { id: SELLER, name: 'The seller' },
      course: { id: 'crs_1', name: 'Robotics' },
      branch: { id: 'brn_1', name: 'Haifa' },
      followUpAt: '2026-12-01T08:00:00Z',
    });
    expect(await eventsOf(one.id)).toEqual(['lead.created']);
  });

  it('is emptied by PUT of what it leaves out, but keeps its status; PATCH changes what it names', async () => {
    const { id } = await lead({ name: 'Put', source: 'fair', status: 'contacted', campaign: { source: 'x' }, tags: ['a'] });
    expect(data(await admin('PATCH', `/api/v1/leads/${id}`, { message: 'Hello' }))).toMatchObject({ source: 'fair', tags: ['a'] });
    expect(data(await admin('PUT', `/api/v1/leads/${id}`, { name: 'Put' }))).toMatchObject({
      source: null,
      campaign: null,
      message: null,
      status: 'contacted',
      tags: [],
    });
  });

  it('is changed under the version that was read, or not at all', async () => {
    const { id } = await lead({ name: 'Versioned' });
    expect((await admin('PATCH', `/api/v1/leads/${id}`, { name: 'A' }, { 'if-match': '"1"' })).status).toBe(200);
    expect((await admin('PATCH', `/api/v1/leads/${id}`, { name: 'B' }, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('goes and comes back, told each time', async () => {
    const { id } = await lead({ name: 'Gone' });
    expect((await admin('DELETE', `/api/v1/leads/${id}`)).status).toBe(204);
    expect((await admin('GET', `/api/v1/leads/${id}`)).status).toBe(404);
    expect(await found('search=Gone')).toEqual([]);
    expect((await admin('POST', `/api/v1/leads/${id}/restore`)).status).toBe(200);
    expect((await admin('POST', `/api/v1/leads/${id}/restore`)).status).toBe(409);
    expect(await eventsOf(id)).toEqual(['lead.created', 'lead.deleted', 'lead.updated']);
  });

  it('moves as the table allows, forgets why it was closed when taken up, and writes its story', async () => {
    const { id } = await lead({ name: 'Moving' });
    const move = (body: object) => admin('PATCH', `/api/v1/leads/${id}`, body);
    expect((await move({ status: 'converted' })).status).toBe(409);
    expect((await move({ closedReason: 'too far' })).body.error?.details?.[0]?.field).toBe('closedReason');
    expect(data(await move({ status: 'closed', closedReason: 'too far' }))).toMatchObject({ closedReason: 'too far' });
    expect(data(await move({ status: 'contacted' }))).toMatchObject({ status: 'contacted', closedReason: null });
    expect(await story(id)).toMatchObject([
      { type: 'status', details: { from: 'closed', to: 'contacted' }, user: { name: 'The admin' } },
      { type: 'status', text: 'too far', details: { from: 'new', to: 'closed' } },
    ]);
  });

  it('points at nothing that is not there, and names which', async () => {
    for (const field of ['ownerId', 'courseId', 'branchId']) {
      const { status, body } = await admin('POST', '/api/v1/leads', { name: 'Lost', [field]: 'nobody' });
      expect([status, body.error?.details?.[0]?.field]).toEqual([400, field]);
    }
    expect((await admin('POST', '/api/v1/leads', { name: 'Badly dialled', phone: '12345' })).body.error?.details?.[0]?.field).toBe('phone');
  });
});

describe('a phone or e-mail', () => {
  it('of an open lead or a customer is refused, with whose it is, unless a duplicate is wanted', async () => {
    const first = await lead({ name: 'First', phone: '052-111-1111' });
    const again = await admin('POST', '/api/v1/leads', { name: 'Again', phone: '+972 52 111 1111' });
    expect([again.status, again.body.error?.details]).toEqual([409, [{ field: 'phone', message: `is taken by ${first.id}` }]]);
    const customer = data(await admin('POST', '/api/v1/customers', { name: 'Known', email: 'known@mail.example' }));
    const asked = await admin('POST', '/api/v1/leads', { name: 'Known', email: 'KNOWN@mail.example' });
    expect([asked.status, asked.body.error?.message]).toEqual([409, expect.stringContaining(customer.id)]);
    await lead({ name: 'Twin', phone: '052-111-1111', allowDuplicate: true });
  });

  it('of a closed lead is free again, and a lead may keep its own', async () => {
    const { id } = await lead({ name: 'Closing', phone: '052-222-2222' });
    expect((await admin('PATCH', `/api/v1/leads/${id}`, { name: 'Still mine', phone: '052-222-2222' })).status).toBe(200);
    await admin('PATCH', `/api/v1/leads/${id}`, { status: 'closed' });
    await lead({ name: 'Next', phone: '052-222-2222' });
    const other = await lead({ name: 'Other' });
    expect((await admin('PATCH', `/api/v1/leads/${other.id}`, { phone: '052-222-2222' })).status).toBe(409);
  });

  it('that comes twenty times at once makes one lead', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => admin('POST', '/api/v1/leads', { name: `At once ${index}`, phone: '052-333-3333' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });
});

describe('an activity', () => {
  it('is written in one’s own name, newest first, sets the follow-up, and is told with the lead', async () => {
    const { id } = await lead({ name: 'Called' });
    await admin('POST', `/api/v1/leads/${id}/activities`, { type: 'note', text: 'First' });
    const seller = await signIn(server, 'seller');
    const answer = await seller('POST', `/api/v1/leads/${id}/activities`, {
      type: 'call',
      text: 'Second',
      outcome: 'no answer',
      followUpAt: '2027-01-05T09:00:00+02:00',
    });
    expect(answer.status).toBe(201);
    expect(await story(id)).toMatchObject([
      { type: 'call', text: 'Second', user: { name: 'The seller' } },
      { type: 'note', text: 'First', user: { name: 'The admin' } },
    ]);
    expect(data(await admin('GET', `/api/v1/leads/${id}`))).toMatchObject({ followUpAt: '2027-01-05T07:00:00Z', version: 2 });
    const [told] = await server.database.look<{ data: unknown }>(
      `SELECT data FROM events WHERE subject = $1 AND type = 'lead.updated' ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    expect(told?.data).toMatchObject({ id, activity: { text: 'Second' } });
  });

  it('can’t be changed or removed by the application', async () => {
    const rights = await server.database.look(
      `SELECT has_table_privilege('rollbook_app', 'lead_activities', 'UPDATE') AS u, has_table_privilege('rollbook_app', 'lead_activities', 'DELETE') AS d`,
    );
    expect(rights).toEqual([{ u: false, d: false }]);
  });
});

describe('the list', () => {
  const NAMES = ['Ann', 'Bob', 'Cat', 'Dan', 'Eve'];
  beforeAll(async () => {
    await server.database.look('TRUNCATE lead_activities, leads');
    await server.database.look(`DELETE FROM record_labels WHERE resource = 'lead'`);
    const now = Date.now();
    const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
    await lead({ name: 'Ann', tags: ['vip'], source: 'fair', ownerId: SELLER, followUpAt: at(-48) });
    await lead({ name: 'Bob', tags: ['vip'], customFields: { size: 'M' }, followUpAt: at(24 * 40), courseId: 'crs_1' });
    await lead({ name: 'Cat', tags: ['vip'], status: 'contacted', branchId: 'brn_1', email: 'cat@mail.example' });
    await lead({ name: 'Dan', status: 'closed', phone: '053-765-4321', followUpAt: at(-72) });
    await lead({ name: 'Eve', tags: ['vip'], status: 'in_progress', source: 'fair' });
  });

  it.each([
    ['', 'Eve Dan Cat Bob Ann'],
    ['sortOrder=asc', 'Ann Bob Cat Dan Eve'],
    ['sortBy=name', 'Eve Dan Cat Bob Ann'],
    ['sortBy=followUpAt&sortOrder=asc', 'Dan Ann Bob Cat Eve'],
    ['status=contacted', 'Cat'],
    ['status=open', 'Eve Cat Bob Ann'],
    [`ownerId=${SELLER}`, 'Ann'],
    ['ownerId=none', 'Eve Dan Cat Bob'],
    ['source=fair', 'Eve Ann'],
    ['courseId=crs_1', 'Bob'],
    ['branchId=brn_1', 'Cat'],
    ['followUp=overdue', 'Ann'],
    ['followUp=due', 'Ann'],
    ['followUp=today', ''],
    ['followUp=none', 'Eve Cat'],
    ['search=cat', 'Cat'],
    ['search=0537654', 'Dan'],
    ['tag=vip', 'Eve Cat Bob Ann'],
    ['tag=vip&source=fair', 'Eve Ann'],
    ['tag=vip&sortBy=name&sortOrder=asc', 'Ann Bob Cat Eve'],
    ['tag=vip&customField=size%3DM', 'Bob'],
    ['tag=vip&customField=size%3DM&sortBy=followUpAt', 'Bob'],
    ['from=2000-01-01&to=2000-01-02', ''],
    ['from=2000-01-01', 'Eve Dan Cat Bob Ann'],
  ])('?%s answers %s', async (query, names) => {
    expect((await found(query)).join(' ')).toBe(names);
    const { pagination } = (await admin('GET', `/api/v1/leads?${query}`)).body as unknown as { pagination: { total: number } };
    expect(pagination.total).toBe(names.split(' ').filter(Boolean).length);
  });

  it.each(['sortBy=createdAt', 'sortBy=followUpAt', 'sortBy=name', 'tag=vip', 'tag=vip&sortBy=name'])(
    'goes page by page over ?%s, forth and back, without skipping or repeating',
    async (query) => {
      const wanted = query.includes('tag') ? NAMES.filter((name) => name !== 'Dan') : NAMES;
      for (const order of ['asc', 'desc']) {
        const seen: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const { body } = await admin('GET', `/api/v1/leads?${query}&sortOrder=${order}&limit=1&cursor=${cursor}`);
          seen.push(...data<Lead[]>({ body }).map(({ name }) => name));
          cursor = (body as unknown as { pagination: { nextCursor: string | null } }).pagination.nextCursor;
        }
        expect(seen).toEqual(await found(`${query}&sortOrder=${order}`));
        expect([...seen].sort()).toEqual(wanted);
      }
    },
  );

  it('by label goes on at an instant that PostgreSQL spells shorter than the label does', async () => {
    await server.database.look(`UPDATE leads SET created_at = date_trunc('second', created_at) + interval '500 milliseconds'`);
    await server.database.look(
      `UPDATE record_labels k SET sort_key = to_char(l.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')
       FROM leads l WHERE l.id = k.id AND k.resource = 'lead'`,
    );
    const first = await admin('GET', '/api/v1/leads?tag=vip&limit=2&cursor=');
    const { nextCursor } = (first.body as unknown as { pagination: { nextCursor: string } }).pagination;
    const rest = await found(`tag=vip&limit=10&cursor=${nextCursor}`);
    expect([...data<Lead[]>(first).map(({ name }) => name), ...rest].sort()).toEqual(['Ann', 'Bob', 'Cat', 'Eve']);
  });

  it('as a pipeline counts every status exactly and shows the newest', async () => {
    const columns = data<{ status: string; count: number; cards: Lead[] }[]>(await admin('GET', '/api/v1/leads/pipeline?cards=1'));
    expect(columns.map(({ status, count, cards }) => [status, count, cards.length])).toEqual([
      ['new', 2, 1],
      ['contacted', 1, 1],
      ['in_progress', 1, 1],
      ['converted', 0, 0],
      ['closed', 1, 1],
    ]);
    const fair = data<{ status: string; count: number }[]>(await admin('GET', '/api/v1/leads/pipeline?source=fair&cards=0'));
    expect(fair.filter(({ count }) => count > 0).map(({ status }) => status)).toEqual(['new', 'in_progress']);
  });

  it('shows an instructor nothing, not even how many', async () => {
    const instructor = await signIn(server, 'instructor');
    const { body } = await instructor('GET', '/api/v1/leads');
    expect(body).toMatchObject({ data: [], pagination: { total: 0 } });
    const columns = data<{ count: number }[]>(await instructor('GET', '/api/v1/leads/pipeline'));
    expect(columns.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
  });
});
