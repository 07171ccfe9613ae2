import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { addFamily, done, openCycle, openPlace, registerIn } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;
let first: { cycleId: string; branchId: string };
let second: { cycleId: string; branchId: string };
/** In the first cycle; gone from it; waiting for it; in the second; in none. */
let [inside, gone, waiting, elsewhere, nowhere]: string[] = [];
let customers: string[];

beforeAll(async () => {
  server = await startTestServer({ runsJobs: false, isPatient: true });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  const open = async (changes = {}) => {
    const place = await openPlace(admin);
    return { cycleId: (await openCycle(admin, place, changes)).id, branchId: place.branchId };
  };
  first = await open({ maxStudents: 1 });
  second = await open();
  const families = await Promise.all([1, 2, 3, 4, 5].map(() => addFamily(admin, 1)));
  customers = families.map(({ customerId }) => customerId);
  [inside = '', gone = '', waiting = '', elsewhere = '', nowhere = ''] = families.flatMap(({ studentIds }) => studentIds);
  const left = await registerIn(admin, first.cycleId, gone);
  await done(admin, 'POST', `/registrations/${left.id}/cancel`, { reason: 'Moved' });
  await registerIn(admin, first.cycleId, inside);
  await registerIn(admin, first.cycleId, waiting);
  await registerIn(admin, second.cycleId, elsewhere);
});
afterAll(() => server.close());

const list = async (path: string) => dataOf<{ id: string }[]>(await admin('GET', `/api/v1/${path}`)).map(({ id }) => id);
const sorted = (...ids: (string | undefined)[]) => ids.sort();

describe('the list of students', () => {
  it('is narrowed to a cycle, and to a branch: those who are in it or wait for it', async () => {
    for (const filter of [`cycleId=${first.cycleId}`, `branchId=${first.branchId}`])
      expect(sorted(...(await list(`students?${filter}`))), filter).toEqual(sorted(inside, waiting));
    expect(await list(`students?branchId=${second.branchId}`)).toEqual([elsewhere]);
    expect(await list(`students?branchId=${second.branchId}&cycleId=${first.cycleId}`)).toEqual([]);
  });

  it('tells those who are in a cycle now from those who are not', async () => {
    expect(sorted(...(await list('students?hasActiveRegistration=true')))).toEqual(sorted(inside, elsewhere));
    expect(sorted(...(await list('students?hasActiveRegistration=false')))).toEqual(sorted(gone, waiting, nowhere));
  });
});

it('customers are told by whether one of their students is in a cycle now', async () => {
  expect(sorted(...(await list('customers?hasActiveRegistration=true')))).toEqual(sorted(customers[0], customers[3]));
  expect(sorted(...(await list('customers?hasActiveRegistration=false')))).toEqual(sorted(customers[1], customers[2], customers[4]));
});

it('lists below a course, branch and instructor show their cycles and lessons alone', async () => {
  const cycle = await done<{ courseId: string; instructorId: string }>(admin, 'GET', `/cycles/${second.cycleId}`);
  expect(await list(`courses/${cycle.courseId}/cycles`)).toEqual([second.cycleId]);
  expect(await list(`branches/${second.branchId}/cycles`)).toEqual([second.cycleId]);
  expect(await list(`instructors/${cycle.instructorId}/cycles`)).toEqual([second.cycleId]);
  expect(await list(`instructors/${cycle.instructorId}/meetings`)).toHaveLength(4);
  expect((await admin('GET', `/api/v1/courses/${cycle.courseId}/cycles?courseId=x`)).status).toBe(400);
  expect((await admin('GET', '/api/v1/courses/crs_none/cycles')).status).toBe(404);
});
