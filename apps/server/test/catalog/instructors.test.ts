import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Api, openSchool, ROLES, type Role, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let as: Record<Role, Api>;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  await openSchool(server, 'coding', { timezone: 'Asia/Jerusalem', country: 'IL' });
  as = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await signIn(server, role)]))) as Record<Role, Api>;
});
afterAll(() => server.close());

interface Instructor {
  id: string;
  name: string;
  version: number;
  phone: string | null;
  email: string | null;
  rateFrontal: number | null;
}
// Answers of the test's own API are typed by what the test asks for.
const data = <T = Instructor>(answer: Answer): T => answer.body.data as unknown as T;
const rows = <T = Instructor>(answer: Answer): T[] => answer.body.data as unknown as T[];
const field = ({ body }: Answer) => body.error?.details?.[0]?.field;
const PATH = '/api/v1/instructors';
const add = async (name: string, more: object = {}): Promise<Instructor> => data(await as.admin('POST', PATH, { name, ...more }));

/** The instructor whose login is the instructor's of this school. */
let own: Instructor;
beforeAll(async () => {
  own = await add('Eden Berkovich', {
    userId: 'usr_driving_instructor',
    phone: '050-123 4567',
    email: 'Eden@school.example',
    rateFrontal: 18_000,
  });
});

describe('an instructor', () => {
  it('is made, changed, replaced, deleted and restored, with a version that says so', async () => {
    const { id } = await add('Tal', { phone: '052-7654321', city: 'Haifa', ratePrivate: 20_000, employmentType: 'freelancer' });
    const path = `${PATH}/${id}`;
    expect(data(await as.admin('GET', path))).toMatchObject({ phone: '+972527654321', employmentType: 'freelancer', version: 1 });
    const changed = await as.admin('PATCH', path, { rateOnline: 15_000 }, { 'If-Match': '"1"' });
    expect(data(changed)).toMatchObject({ rateOnline: 15_000, ratePrivate: 20_000, city: 'Haifa', version: 2 });
    expect((await as.admin('PATCH', path, { city: 'Akko' }, { 'If-Match': '"1"' })).status).toBe(412);
    expect(data(await as.admin('PUT', path, { name: 'Tal' }))).toMatchObject({ city: null, ratePrivate: null, employmentType: 'employee' });
    expect((await as.admin('DELETE', path)).status).toBe(204);
    expect((await as.admin('GET', path)).status).toBe(404);
    expect((await as.manager('POST', `${path}/restore`)).status).toBe(403);
    expect((await as.admin('POST', `${path}/restore`)).status).toBe(200);
  });

  it('has a login nobody else has', async () => {
    const again = await as.admin('POST', PATH, { name: 'Twin', userId: 'usr_driving_instructor' });
    expect([again.status, again.body.error?.message]).toEqual([409, expect.stringContaining('Another instructor has this login')]);
    expect(field(await as.admin('POST', PATH, { name: 'Foreign', userId: 'usr_coding_instructor' }))).toBe('userId');
  });

  it('is found by the id another system has for them, which is theirs alone', async () => {
    const { id } = await add('Payroll', { externalId: 'hr/77' });
    expect(rows(await as.admin('GET', `${PATH}?externalId=hr%2F77`)).map((row) => row.id)).toEqual([id]);
    expect((await as.admin('POST', PATH, { name: 'Other', externalId: 'hr/77' })).status).toBe(409);
    await as.admin('DELETE', `${PATH}/${id}`);
    expect((await as.admin('POST', PATH, { name: 'Other', externalId: 'hr/77' })).status).toBe(201);
    expect((await as.admin('POST', `${PATH}/${id}/restore`)).status).toBe(409);
  });

  it.each(['eden', 'BERKOV', 'eden@school', '050-123 4567', '1234567'])('is found by %j', async (search) => {
    const found = rows(await as.admin('GET', `${PATH}?search=${encodeURIComponent(search)}`));
    expect(found.map(({ id }) => id)).toEqual([own.id]);
  });

  it('is listed by whether they are active, and whether they have hours', async () => {
    const [idle, busy] = [await add('Filter idle', { isActive: false }), await add('Filter busy')];
    await as.admin('PUT', `${PATH}/${busy.id}/availability`, { weekly: [{ day: 1, startTime: '09:00', endTime: '10:00' }] });
    const found = async (query: string) => rows(await as.admin('GET', `${PATH}?search=filter&${query}`)).map(({ id }) => id);
    expect(await found('isActive=false')).toEqual([idle.id]);
    expect(await found('isActive=true')).toEqual([busy.id]);
    expect(await found('hasAvailability=true')).toEqual([busy.id]);
    expect(await found('hasAvailability=false')).toEqual([idle.id]);
  });
});

describe('what is paid', () => {
  it.each(['admin', 'manager', 'instructor'] as const)('is seen by the %s', async (role) => {
    expect(data(await as[role]('GET', `${PATH}/${own.id}`)).rateFrontal).toBe(18_000);
  });

  it.each(['seller', 'viewer'] as const)('is not seen by the %s, who sees the phone', async (role) => {
    expect(data(await as[role]('GET', `${PATH}/${own.id}`))).toMatchObject({ rateFrontal: null, phone: '+972501234567' });
    expect(rows(await as[role]('GET', PATH)).filter(({ rateFrontal }) => rateFrontal !== null)).toEqual([]);
  });

  it('is in no event', async () => {
    const events = await server.database.look<{ data: string }>(`SELECT data::text FROM events WHERE type LIKE 'instructor.%'`);
    expect(events.length).toBeGreaterThan(0);
    expect(events.filter((event) => /rate/i.test(event.data))).toEqual([]);
  });
});

describe('an instructor who signs in', () => {
  it('sees their own record and no other, in lists, counts and searches too', async () => {
    const other = await add('Eden Other', { phone: '054-1112233' });
    for (const query of ['', '?search=eden', '?offset=0']) {
      const { body } = await as.instructor('GET', `${PATH}${query}`);
      expect((body.data as unknown as Instructor[]).map(({ id }) => id)).toEqual([own.id]);
      expect((body as unknown as { pagination: { total: number } }).pagination.total).toBe(1);
    }
    for (const path of ['', '/availability', '/time-off']) {
      expect((await as.instructor('GET', `${PATH}/${other.id}${path}`)).status).toBe(404);
    }
  });

  it('sets their own hours and time off, and nobody else’s', async () => {
    const other = await add('Not theirs');
    const weekly = { weekly: [{ day: 0, startTime: '16:00', endTime: '20:00' }] };
    expect((await as.instructor('PUT', `${PATH}/${own.id}/availability`, weekly)).status).toBe(200);
    expect((await as.instructor('PUT', `${PATH}/${other.id}/availability`, weekly)).status).toBe(404);
    const made = await as.instructor('POST', `${PATH}/${own.id}/time-off`, { startDate: '2026-12-01', reason: 'Wedding' });
    expect(made.status).toBe(201);
    expect((await as.instructor('POST', `${PATH}/${other.id}/time-off`, { startDate: '2026-12-01' })).status).toBe(404);
    expect((await as.instructor('DELETE', made.headers.get('location') ?? '')).status).toBe(204);
    expect((await as.instructor('PATCH', `${PATH}/${own.id}`, { rateFrontal: 99_000 })).status).toBe(403);
  });

  it('is the only one without instructors:UPDATE who may', async () => {
    for (const role of ['seller', 'viewer'] as const) {
      expect((await as[role]('PUT', `${PATH}/${own.id}/availability`, { weekly: [] })).status).toBe(403);
      expect((await as[role]('POST', `${PATH}/${own.id}/time-off`, { startDate: '2026-12-01' })).status).toBe(403);
    }
  });
});

describe('the hours of a week', () => {
  const hours = async (id: string, weekly: object[], headers = {}) => as.manager('PUT', `${PATH}/${id}/availability`, { weekly }, headers);
  const slot = (day: number, startTime: string, endTime: string, more: object = {}) => ({ day, startTime, endTime, ...more });

  it('are replaced as a whole, in the order of the week', async () => {
    const { id } = await add('Weekly');
    await hours(id, [slot(1, '09:00', '12:00')]);
    const set = await hours(id, [slot(5, '09:00', '12:00'), slot(0, '16:00', '20:00'), slot(0, '08:30', '16:00')]);
    expect(data<{ weekly: unknown }>(set).weekly).toEqual([
      slot(0, '08:30', '16:00', { branchId: null }),
      slot(0, '16:00', '20:00', { branchId: null }),
      slot(5, '09:00', '12:00', { branchId: null }),
    ]);
    expect(data<{ weekly: unknown }>(await hours(id, [])).weekly).toEqual([]);
  });

  it('can’t overlap, and the answer says which do', async () => {
    const { id } = await add('Overlapping');
    const answer = await hours(id, [slot(2, '09:00', '12:00'), slot(3, '09:00', '12:00'), slot(2, '11:30', '13:00')]);
    expect([answer.status, field(answer)]).toEqual([400, 'weekly.2']);
    expect(field(await hours(id, [slot(2, '12:00', '12:00')]))).toBe('weekly.0.endTime');
  });

  it('can’t overlap in the database either', async () => {
    const { id } = await add('Overlapping by SQL');
    const insert = (start: string, end: string) =>
      server.database.look(
        `INSERT INTO instructor_availability (tenant_id, instructor_id, day, start_time, end_time) VALUES ('driving', $1, 2, $2, $3)`,
        [id, start, end],
      );
    await insert('09:00', '12:00');
    await insert('12:00', '13:00');
    await expect(insert('11:59', '12:30')).rejects.toThrow(/instructor_availability_overlaps/);
  });

  it('are at a branch of the school, or anywhere', async () => {
    const { id } = await add('At a branch');
    const branch = data(await as.admin('POST', '/api/v1/branches', { name: 'Here', type: 'school' }));
    const there = data(await (await signIn(server, 'admin', 'coding'))('POST', '/api/v1/branches', { name: 'There', type: 'school' }));
    expect((await hours(id, [slot(1, '09:00', '10:00', { branchId: branch.id })])).status).toBe(200);
    expect(field(await hours(id, [slot(1, '09:00', '10:00'), slot(2, '09:00', '10:00', { branchId: there.id })]))).toBe(
      'weekly.1.branchId',
    );
  });

  it('are edited by one at a time: the second hears that the week has changed', async () => {
    const { id, version } = await add('Edited twice');
    const first = await hours(id, [slot(1, '09:00', '10:00')], { 'If-Match': `"${version}"` });
    expect([first.status, first.headers.get('etag')]).toEqual([200, `"${version + 1}"`]);
    expect((await hours(id, [], { 'If-Match': `"${version}"` })).status).toBe(412);
  });

  it('leave an audit row with the week before and after, and tell instructor.updated', async () => {
    const { id } = await add('Audited');
    await hours(id, [slot(1, '09:00', '10:00')]);
    const [row] = await server.database.look<{ old: unknown; new: { weekly: unknown[] } }>(
      `SELECT old_values AS old, new_values AS new FROM audit_log WHERE entity_id = $1 AND action = 'instructor.availability_set'`,
      [id],
    );
    expect(row?.old).toEqual({ weekly: [] });
    expect(row?.new.weekly).toHaveLength(1);
    const events = await server.database.look(`SELECT type FROM events WHERE subject = $1 ORDER BY seq`, [id]);
    expect(events).toEqual([{ type: 'instructor.created' }, { type: 'instructor.updated' }]);
  });
});

describe('time off', () => {
  const off = (id: string, body: object) => as.manager('POST', `${PATH}/${id}/time-off`, body);

  it('is whole days or a part of one, never hours over several days', async () => {
    const { id } = await add('Away');
    expect(data<object>(await off(id, { startDate: '2026-12-01' }))).toMatchObject({ endDate: '2026-12-01', startTime: null });
    const part = await off(id, { startDate: '2026-12-02', startTime: '10:00', endTime: '12:00' });
    expect(data<object>(part)).toMatchObject({ startTime: '10:00', endTime: '12:00' });
    expect(field(await off(id, { startDate: '2026-12-02', endDate: '2026-12-03', startTime: '10:00', endTime: '12:00' }))).toBe('endDate');
    expect(field(await off(id, { startDate: '2026-12-02', startTime: '10:00' }))).toBe('endTime');
    expect(field(await off(id, { startDate: '2026-12-02', endDate: '2026-12-01' }))).toBe('endDate');
  });

  it('is listed by the days it touches, and gone when taken back', async () => {
    const { id } = await add('Listed');
    const made = await off(id, { startDate: '2026-12-10', endDate: '2026-12-20' });
    const found = async (query: string) => rows(await as.manager('GET', `${PATH}/${id}/time-off?${query}`)).length;
    expect(await found('from=2026-12-20&to=2026-12-31')).toBe(1);
    expect(await found('from=2026-12-21')).toBe(0);
    expect(await found('to=2026-12-09')).toBe(0);
    expect((await as.manager('DELETE', made.headers.get('location') ?? '')).status).toBe(204);
    expect((await as.manager('GET', made.headers.get('location') ?? '')).status).toBe(404);
    expect(await found('')).toBe(0);
  });

  it('has a reason that only administrators, managers and the person read, or search by', async () => {
    await off(own.id, { startDate: '2027-01-10', reason: 'Surgery' });
    for (const role of ['seller', 'viewer'] as const) {
      for (const path of ['time-off', 'availability?from=2027-01-01&to=2027-01-31']) {
        expect(JSON.stringify((await as[role]('GET', `${PATH}/${own.id}/${path}`)).body)).toContain('2027-01-10');
        expect(JSON.stringify((await as[role]('GET', `${PATH}/${own.id}/${path}`)).body)).not.toContain('Surgery');
      }
      expect(rows(await as[role]('GET', `${PATH}/${own.id}/time-off?search=surgery`))).toEqual([]);
    }
    for (const role of ['admin', 'manager', 'instructor'] as const) {
      expect(rows(await as[role]('GET', `${PATH}/${own.id}/time-off?search=surgery`))).toHaveLength(1);
    }
  });

  it('of one instructor is not found under another', async () => {
    const [one, other] = [await add('One'), await add('Other one')];
    const { id } = data(await off(one.id, { startDate: '2026-12-01' }));
    expect((await as.admin('DELETE', `${PATH}/${other.id}/time-off/${id}`)).status).toBe(404);
  });
});

describe('the days on which the hours do not hold', () => {
  it('are the person’s time off, the school’s holidays and those of their branches, in the window asked for', async () => {
    const branch = async (name: string) => data(await as.admin('POST', '/api/v1/branches', { name, type: 'school' })).id;
    const [mine, others] = [await branch('Mine'), await branch('Others')];
    const { id } = await add('Everything');
    await as.admin('PUT', `${PATH}/${id}/availability`, { weekly: [{ day: 1, startTime: '09:00', endTime: '10:00', branchId: mine }] });
    await as.admin('POST', `${PATH}/${id}/time-off`, { startDate: '2028-03-01', endDate: '2028-03-05' });
    const holiday = (name: string, startDate: string, branchId: string | null = null) =>
      as.admin('POST', '/api/v1/holidays', { name, startDate, branchId });
    await holiday('Everywhere', '2028-03-10');
    await holiday('At mine', '2028-03-11', mine);
    await holiday('At others', '2028-03-12', others);
    await holiday('Too late', '2028-04-01');
    const path = `${PATH}/${id}/availability`;
    const { exceptions } = data<{ exceptions: { kind: string; reason: string | null }[] }>(
      await as.manager('GET', `${path}?from=2028-03-05&to=2028-03-31`),
    );
    expect(exceptions.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['time_off', null],
      ['holiday', 'Everywhere'],
      ['holiday', 'At mine'],
    ]);
    expect(field(await as.manager('GET', `${path}?from=2028-03-05&to=2028-03-04`))).toBe('to');
    expect(field(await as.manager('GET', `${path}?from=2028-03-05&to=2029-03-07`))).toBe('to');
  });
});

it('an instructor has at most 1,000 entries of time off', async () => {
  const { id } = await add('Always Away');
  await server.database.look(
    `INSERT INTO instructor_time_off (tenant_id, id, instructor_id, start_date, end_date)
     SELECT 'driving', 'tof_away_' || n, $1, date '2000-01-01' + n, date '2000-01-01' + n FROM generate_series(1, 999) n`,
    [id],
  );
  const away = () => as.manager('POST', `${PATH}/${id}/time-off`, { startDate: '2030-01-01' });
  const two = await Promise.all([away(), away()]);
  expect(two.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(two.find(({ status }) => status === 409)?.body.error?.message).toContain('at most 1000 entries');
});
