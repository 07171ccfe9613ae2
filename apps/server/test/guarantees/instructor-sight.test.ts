import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Route } from '../../src/platform/http/route.ts';
import { type Api, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSchoolOfExamples, type School } from './example-school.ts';
import { answering, prepareCall, schemeOf } from './route-calls.ts';

/**
 * What an instructor hears from every reading route, walked value by value: no phone, e-mail or money of anybody else,
 * whatever the field is called. What others have is planted so that it can be told from everything else.
 */
const PHONE = '+97250777';
const MAIL = 'secret.example';
const MONEY = 777_001;

let server: TestServer;
let school: School;
let instructor: Api;
let reading: Route[];

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  school = await openSchoolOfExamples(server);
  await plant();
  instructor = await signIn(server, 'instructor');
  reading = answering(server.app.routes.filter((route) => schemeOf(route) === 'staffToken' && route.method === 'GET'));
});
afterAll(() => server.close());

let planted = 0;
const contact = () => ({ phone: `${PHONE}${String(planted++).padStart(4, '0')}`, email: `p${planted}@${MAIL}` });

async function made(path: string, body: object): Promise<string> {
  const answer = await school.admin('POST', path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return (answer.body.data as unknown as { id: string }).id;
}

async function plant(): Promise<void> {
  const customerId = await made('/api/v1/customers', { name: 'Planted family', ...contact() });
  await made('/api/v1/students', { customerId, name: 'Planted student', ...contact() });
  await made('/api/v1/leads', { name: 'Planted lead', ...contact() });
  await made('/api/v1/users', { name: 'Planted user', role: 'viewer', email: `user@${MAIL}`, password: 'tractor lamp 42' });
  const { phone: contactPhone, email: contactEmail } = contact();
  const branchId = await made('/api/v1/branches', {
    name: 'Planted branch',
    type: 'school',
    contactName: 'Somebody',
    contactPhone,
    contactEmail,
  });
  const rates = { rateFrontal: MONEY, rateOnline: MONEY, ratePrivate: MONEY };
  const colleague = await made('/api/v1/instructors', { name: 'Planted colleague', ...rates, ...contact() });
  const myself = { name: 'Myself', userId: 'usr_driving_instructor', rateFrontal: 500, phone: '+972501110000' };
  const me = await made('/api/v1/instructors', myself);
  await made('/api/v1/institutional-orders', { branchId, payerName: 'Planted city', pricePerMeeting: MONEY, estimatedMeetings: 2 });
  const family = await made('/api/v1/customers', { name: 'Own family', ...contact() });
  const own = await made('/api/v1/students', { customerId: family, name: 'Own student', ...contact() });
  const hidden = await made('/api/v1/customers', { name: 'Planted family', ...contact() });
  const stranger = await made('/api/v1/students', { customerId: hidden, name: 'Planted student', ...contact() });
  await teach('Own cycle', me, own);
  await teach('Planted cycle', colleague, stranger);
  await teach('Planted cycle', colleague, own);
}

/** A cycle of two lessons with one student in it, one lesson held, money paid. */
async function teach(name: string, instructorId: string, studentId: string): Promise<void> {
  const n = planted++;
  const cycleId = await made('/api/v1/cycles', {
    ...{ name, courseId: 'crs_123', branchId: 'brn_123', instructorId, type: 'private', startDate: '2032-01-05', totalMeetings: 2 },
    ...{ pricePerStudent: MONEY, dayOfWeek: [{ day: n % 7, startTime: '16:00', endTime: '17:00' }], generateMeetings: true },
  });
  const registrationId = await made('/api/v1/registrations', { cycleId, studentId, notes: `call ${PHONE}0000`, amount: MONEY });
  await made('/api/v1/payments', { registrationId, amount: MONEY, method: 'cash', reference: MAIL });
  const { body } = await school.admin('GET', `/api/v1/meetings?cycleId=${cycleId}`);
  const [lesson] = body.data as unknown as { id: string }[];
  await made('/api/v1/attendance', { meetingId: lesson?.id, studentId, status: 'present' });
  await school.admin('POST', `/api/v1/meetings/${lesson?.id}/complete`, {});
}

/** Every value in an answer that is somebody else's, with where it stands. */
function strangers(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => strangers(item, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => strangers(item, `${path}.${key}`));
  const text = String(value);
  const isStrange =
    text.includes(PHONE.slice(1)) ||
    text.includes(MAIL) ||
    // Also half of it, and what is left of it when the own pay is taken off; the own rate is 500.
    (typeof value === 'number' && value > MONEY / 3) ||
    /Planted (family|student|lead|user|colleague|city|cycle)/.test(text);
  return isStrange ? [`${path} = ${text}`] : [];
}

it('finds what is planted when an administrator reads, so it would find it here', async () => {
  const found = new Set<string>();
  const taught = ['cycles', 'meetings', 'registrations', 'payments'];
  for (const path of ['customers', 'students', 'leads', 'users', 'branches', 'instructors', 'institutional-orders', ...taught]) {
    const { body } = await school.admin('GET', `/api/v1/${path}?limit=100`);
    if (strangers(body).length > 0) found.add(path);
  }
  expect(found.size).toBe(11);
});

it('every answer an instructor gets holds nobody else’s phone, e-mail or money', async () => {
  const problems: Record<string, string[]> = {};
  let answered = 0;
  for (const route of reading) {
    const call = await prepareCall(school, route);
    const bare = call.path.split('?')[0] ?? '';
    for (const path of [call.path, bare, `${bare}?limit=100`, `${bare}?search=planted`, `${bare}?q=planted`]) {
      const { status, body } = await instructor('GET', path);
      if (status === 200) answered++;
      const found = strangers(body);
      if (found.length > 0) problems[`${route.operationId} ${path}`] = found;
    }
  }
  expect(problems).toEqual({});
  expect(answered).toBeGreaterThan(30);
});

// What is theirs: one student of one family, in one cycle of two lessons.
const OWN: Record<string, number> = { customers: 1, students: 1, cycles: 1, meetings: 2, registrations: 1, attendance: 1 };
const SEARCHED = ['customers', 'students', 'leads', 'cycles'];

it('totals and searches count nothing that is hidden', async () => {
  for (const path of [
    'customers',
    'students',
    'leads',
    'institutional-orders',
    'cycles',
    'meetings',
    'registrations',
    'payments',
    'attendance',
  ]) {
    for (const query of SEARCHED.includes(path) ? ['', '?search=planted'] : ['']) {
      const { status, body } = await instructor('GET', `/api/v1/${path}${query}`);
      const total = query === '' ? (OWN[path] ?? 0) : 0;
      expect([path, status, (body.pagination as unknown as { total: number })?.total]).toEqual([path, 200, total]);
    }
  }
  const own = await instructor('GET', '/api/v1/instructors');
  expect((own.body.pagination as unknown as { total: number }).total).toBe(1);
  expect((own.body.data as unknown as { name: string }[])[0]?.name).toBe('Myself');
  // Branches and courses are everybody's to see.
  const found = (await instructor('GET', '/api/v1/search?q=planted')).body.data as unknown as { resource: string }[];
  expect(found.map(({ resource }) => resource).filter((resource) => !['branches', 'courses'].includes(resource))).toEqual([]);
});

it('shows an instructor the students in their cycles, and their families by name', async () => {
  const { body: students } = await instructor('GET', '/api/v1/students?search=own');
  const [own] = students.data as unknown as { id: string; name: string; phone: null; customer: { id: string; name: string } }[];
  expect(own).toMatchObject({ name: 'Own student', phone: null, customer: { name: 'Own family' } });
  expect((await instructor('GET', `/api/v1/students/${own?.id}`)).status).toBe(200);
  expect((await instructor('GET', `/api/v1/customers/${own?.customer.id}`)).body.data).toMatchObject({ name: 'Own family', email: null });
  // Of another's cycle the own student is in, nothing.
  const { body } = await instructor('GET', `/api/v1/students/${own?.id}/registrations`);
  expect(body.data).toEqual([
    expect.objectContaining({ cycle: expect.objectContaining({ name: 'Own cycle' }), amount: null, notes: null }),
  ]);
});

it('shows an instructor no student that is not theirs', async () => {
  for (const route of reading.filter(({ path }) => /customers|students|leads/.test(path))) {
    const call = await prepareCall(school, route);
    // Both as its example asks and, where the route lets one, without any filter.
    for (const path of [call.path, call.path.split('?')[0] ?? '']) {
      const { status, body } = await instructor('GET', path);
      const answers = path === call.path ? [200, 404] : [200, 400, 404];
      // They take no list out as a file, and have no report but that of their own pay.
      expect(/\/export|\/reports\//.test(path) ? [403] : answers, route.operationId).toContain(status);
      expect(JSON.stringify(body), route.operationId).not.toMatch(/Fresh|example/);
    }
  }
});
