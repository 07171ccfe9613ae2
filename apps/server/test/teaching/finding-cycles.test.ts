import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { openCycle, openPlace } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer({ runsJobs: false, isPatient: true });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  const own = await openPlace(admin, { userId: 'usr_driving_instructor', name: 'Dana Maimon' });
  await openPlace(admin, { name: 'Eden Maimon', city: 'Haifa' }, { name: 'Maimonides school', city: 'Acre' });
  await openCycle(admin, own, { name: 'Python thứ bảy' });
  await openCycle(admin, await openPlace(admin), { name: 'Python Sundays' });
  await openCycle(admin, await openPlace(admin), { name: 'שחמט לילדים' });
});
afterAll(() => server.close());

const names = async (api: Api, path: string) =>
  dataOf<{ name?: string; title?: string }[]>(await api('GET', `/api/v1/${path}`)).map(({ name, title }) => name ?? title);

it('the list of cycles is searched by words of the name, without accents', async () => {
  expect(await names(admin, 'cycles?search=python')).toEqual(['Python Sundays', 'Python thứ bảy']);
  expect(await names(admin, 'cycles?search=thu%20bay')).toEqual(['Python thứ bảy']);
  expect(await names(admin, `cycles?search=${encodeURIComponent('ילדים')}`)).toEqual(['שחמט לילדים']);
});

it('the search over everything finds cycles, and for an instructor their own alone', async () => {
  const found = dataOf<object[]>(await admin('GET', '/api/v1/search?q=python%20sun'));
  expect(found).toEqual([
    { resource: 'cycles', id: expect.any(String), title: 'Python Sundays', subtitle: expect.stringContaining('Branch') },
  ]);
  const instructor = await signIn(server, 'instructor');
  expect(await names(instructor, 'search?q=python')).toEqual(['Python thứ bảy']);
});

it('the search over everything finds branches and instructors, and for an instructor nobody else', async () => {
  const found = dataOf<{ resource: string; title: string; subtitle: string | null }[]>(await admin('GET', '/api/v1/search?q=maimon'));
  expect(found.map(({ resource, title, subtitle }) => [resource, title, subtitle])).toEqual([
    ['branches', 'Maimonides school', 'Acre'],
    ['instructors', 'Dana Maimon', null],
    ['instructors', 'Eden Maimon', 'Haifa'],
  ]);
  const instructor = await signIn(server, 'instructor');
  expect(await names(instructor, 'search?q=maimon')).toEqual(expect.arrayContaining(['Dana Maimon']));
  expect(await names(instructor, 'search?q=maimon')).not.toContain('Eden Maimon');
});
