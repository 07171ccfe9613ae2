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

interface Holiday {
  id: string;
  name: string;
  startDate: string;
  endDate: string;
}
interface Report {
  created: number;
  skipped: number;
  errors: number;
  events: { uid: string; name: string; startDate: string | null; result: string; reason: string | null; holidayId: string | null }[];
}
// Answers of the test's own API are typed by what the test asks for.
const data = <T = Holiday>(answer: Answer): T => answer.body.data as unknown as T;
const rows = (answer: Answer): Holiday[] => answer.body.data as unknown as Holiday[];
const field = ({ body }: Answer) => body.error?.details?.[0]?.field;
const PATH = '/api/v1/holidays';
const add = async (body: object): Promise<Holiday> => data(await as.manager('POST', PATH, body));
const branch = async (name: string): Promise<string> => data(await as.admin('POST', '/api/v1/branches', { name, type: 'school' })).id;

describe('a holiday', () => {
  it('is one day or several, of the school or of a branch, changed, deleted and restored', async () => {
    const branchId = await branch('Own holidays');
    const day = await add({ name: 'Founders’ day', startDate: '2030-05-01', branchId });
    expect(day).toMatchObject({ endDate: '2030-05-01', scope: 'branch', branchId });
    const path = `${PATH}/${day.id}`;
    expect(data(await as.manager('PATCH', path, { endDate: '2030-05-03' }))).toMatchObject({
      startDate: '2030-05-01',
      endDate: '2030-05-03',
    });
    expect(data(await as.manager('PUT', path, { name: 'Day', startDate: '2030-05-02' }))).toMatchObject({
      endDate: '2030-05-02',
      scope: 'tenant',
    });
    expect((await as.manager('PUT', path, { name: 'X', startDate: '2030-05-02' }, { 'If-Match': '"1"' })).status).toBe(412);
    expect((await as.manager('DELETE', path)).status).toBe(204);
    expect((await as.manager('POST', `${path}/restore`)).status).toBe(403);
    expect((await as.admin('POST', `${path}/restore`)).status).toBe(200);
  });

  it('ends no earlier than it begins', async () => {
    expect(field(await as.manager('POST', PATH, { name: 'Never', startDate: '2030-05-02', endDate: '2030-05-01' }))).toBe('endDate');
  });

  it('is seen by everybody and set by those who may change a branch', async () => {
    const { id } = await add({ name: 'For all', startDate: '2031-01-01' });
    for (const role of ROLES) expect((await as[role]('GET', `${PATH}/${id}`)).status).toBe(200);
    for (const role of ['instructor', 'seller', 'viewer'] as const) {
      expect((await as[role]('POST', PATH, { name: 'Mine', startDate: '2031-01-02' })).status).toBe(403);
    }
  });

  it('is found by the days it touches, and by the branch where it holds', async () => {
    const [here, there] = [await branch('Here'), await branch('There')];
    const school = await add({ name: 'School', startDate: '2032-01-01', endDate: '2032-01-10' });
    const own = await add({ name: 'Here', startDate: '2032-01-05', branchId: here });
    const other = await add({ name: 'There', startDate: '2032-01-06', branchId: there });
    const found = async (query: string) =>
      rows(await as.viewer('GET', `${PATH}?from=2032-01-01&to=2032-01-31&${query}`)).map(({ id }) => id);
    expect(await found('')).toEqual([school.id, own.id, other.id]);
    expect(await found(`branchId=${here}`)).toEqual([school.id, own.id]);
    expect(rows(await as.viewer('GET', `${PATH}?from=2032-01-10&to=2032-01-31`)).map(({ id }) => id)).toEqual([school.id]);
    expect(rows(await as.viewer('GET', `${PATH}?from=2032-01-11&to=2032-01-31`))).toEqual([]);
    await as.admin('DELETE', `/api/v1/branches/${there}`);
    expect(await found('')).toEqual([school.id, own.id]);
  });
});

describe('importing a calendar file', () => {
  const year = new Date().getFullYear();
  const event = (uid: string, name: string, ...more: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${name}`, ...more, 'END:VEVENT'];
  const send = (events: string[][], more: object = {}) =>
    as.manager('POST', `${PATH}/import`, {
      ics: ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n'),
      ...more,
    });

  it('makes each day once, however often the file comes', async () => {
    const events = [
      event('easter@x', 'Easter', 'DTSTART;VALUE=DATE:20270328', 'DTEND;VALUE=DATE:20270330'),
      event('new-year@x', 'New Year', 'DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=YEARLY'),
    ];
    const first = data<Report>(await send(events));
    expect([first.created, first.skipped, first.errors]).toEqual([6, 0, 0]);
    expect(first.events.map(({ startDate }) => startDate)).toEqual([
      '2027-03-28',
      ...[-1, 0, 1, 2, 3].map((from) => `${year + from}-01-01`),
    ]);
    const second = data<Report>(await send(events));
    expect([second.created, second.skipped]).toEqual([0, 6]);
    expect(second.events.map(({ holidayId }) => holidayId)).toEqual(first.events.map(({ holidayId }) => holidayId));
    expect(data(await as.viewer('GET', `${PATH}/${first.events[0]?.holidayId}`))).toMatchObject({ name: 'Easter', endDate: '2027-03-29' });
  });

  it('leaves alone what was changed or deleted here since', async () => {
    const events = [
      event('moved@x', 'Moved', 'DTSTART;VALUE=DATE:20270501'),
      event('unwanted@x', 'Unwanted', 'DTSTART;VALUE=DATE:20270502'),
    ];
    const [moved, unwanted] = data<Report>(await send(events)).events.map(({ holidayId }) => holidayId);
    await as.manager('PATCH', `${PATH}/${moved}`, { startDate: '2027-05-03', endDate: '2027-05-03' });
    await as.manager('DELETE', `${PATH}/${unwanted}`);
    const again = data<Report>(await send(events));
    expect([again.created, again.skipped]).toEqual([0, 2]);
    expect(again.events[1]?.reason).toMatch(/deleted since; restore it/);
    expect(data(await as.manager('GET', `${PATH}/${moved}`)).startDate).toBe('2027-05-03');
  });

  it('by two at once makes each day once', async () => {
    const events = Array.from({ length: 20 }, (_, index) => event(`twice-${index}@x`, 'Twice', `DTSTART;VALUE=DATE:203301${10 + index}`));
    const reports = await Promise.all([send(events), send([...events].reverse())]);
    expect(reports.reduce((sum, report) => sum + data<Report>(report).created, 0)).toBe(20);
  });

  it('of one branch makes holidays of that branch, also of what the school has', async () => {
    const events = [event('shared@x', 'Shared', 'DTSTART;VALUE=DATE:20340101')];
    const branchId = await branch('Imported');
    expect(data<Report>(await send(events)).created).toBe(1);
    expect(data<Report>(await send(events, { branchId })).created).toBe(1);
    expect(rows(await as.viewer('GET', `${PATH}?from=2034-01-01&to=2034-01-01`))).toMatchObject([{ scope: 'tenant' }, { scope: 'branch' }]);
    expect(field(await send(events, { branchId: 'no_such_branch' }))).toBe('branchId');
  });

  it('says of each event what became of it, and makes the good ones', async () => {
    const report = data<Report>(
      await send([
        event('good@x', 'Good', 'DTSTART;VALUE=DATE:20350101'),
        event('weekly@x', 'Weekly', 'DTSTART;VALUE=DATE:20350101', 'RRULE:FREQ=WEEKLY'),
        event('off@x', 'Off', 'STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20350102'),
        ['BEGIN:VEVENT', 'what is this', 'END:VEVENT'],
      ]),
    );
    expect(report.events.map(({ result }) => result)).toEqual(['created', 'error', 'skipped', 'error']);
    expect([report.created, report.skipped, report.errors]).toEqual([1, 1, 2]);
  });

  it('leaves an audit row for each holiday', async () => {
    const [made] = data<Report>(await send([event('audited@x', 'Audited', 'DTSTART;VALUE=DATE:20360101')])).events;
    const found = await server.database.look(`SELECT action, actor_id FROM audit_log WHERE entity_id = $1`, [made?.holidayId]);
    expect(found).toEqual([{ action: 'holiday.created', actor_id: 'usr_driving_manager' }]);
  });

  it.each([
    { what: 'no calendar', ics: 'hello' },
    { what: 'a calendar without events', ics: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR' },
    { what: 'too many days', ics: 'BEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:20370101\nEND:VEVENT\n'.repeat(1001) },
  ])('refuses $what, naming the file', async ({ ics }) => {
    const answer = await as.manager('POST', `${PATH}/import`, { ics });
    expect([answer.status, field(answer)]).toEqual([400, 'ics']);
  });
});

it('a school keeps 20,000 holidays and no more, whichever way they come', async () => {
  await openSchool(server, 'full');
  const admin = await signIn(server, 'admin', 'full');
  const gone = data(await admin('POST', PATH, { name: 'Gone', startDate: '2030-01-01' }));
  await admin('DELETE', `${PATH}/${gone.id}`);
  await server.database.look(
    `INSERT INTO holidays (tenant_id, id, name, start_date, end_date)
     SELECT 'full', 'hol_' || n, 'Day', date '2000-01-01' + n, date '2000-01-01' + n FROM generate_series(1, 19999) n`,
  );
  const last = data(await admin('POST', PATH, { name: 'The last', startDate: '2030-01-02' }));
  const refused = await admin('POST', PATH, { name: 'One more', startDate: '2030-01-03' });
  expect([refused.status, refused.body.error?.message]).toEqual([409, expect.stringContaining('at most 20000 holidays')]);
  const ics = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:One more\nDTSTART;VALUE=DATE:20300104\nEND:VEVENT\nEND:VCALENDAR';
  expect((await admin('POST', `${PATH}/import`, { ics })).status).toBe(409);
  expect((await admin('POST', `${PATH}/${gone.id}/restore`)).status).toBe(409);
  await admin('DELETE', `${PATH}/${last.id}`);
  expect((await admin('POST', PATH, { name: 'One more', startDate: '2030-01-03' })).status).toBe(201);
});
