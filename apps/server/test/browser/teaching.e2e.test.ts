import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, type Place, registerIn } from '../support/teaching.ts';
import { openBrowser } from './browser.ts';
import { expectAccessible, tabTo, type Visit, visitor } from './visits.ts';

let server: TestServer;
let browser: Browser;
let admin: Api;
let visit: (visit: Visit) => Promise<Page>;
let place: Place;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true });
  await openSchool(server, 'driving');
  browser = await openBrowser();
  admin = await signIn(server, 'admin');
  visit = visitor(server, browser);
  place = await openPlace(admin, { name: 'Dana Levi', userId: 'usr_driving_instructor' });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Seen {
  id: string;
  student: { name: string };
  paymentStatus: string;
  paidAmount: number;
}
const read = <T>(path: string) => done<T>(admin, 'GET', path);

/** Types into the picker that has the focus, and takes what it finds first. */
async function pick(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  // Until the search has answered, everybody is offered.
  await page.locator('[role=option]:visible').first().filter({ hasText: text }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

describe.each([
  { locale: 'en', hour: '08:00', ready: 'Plan lessons', pay: 'Pay' },
  { locale: 'he', hour: '10:00', ready: 'תכנון שיעורים', pay: 'תשלום' },
] as const)('in $locale', ({ locale, hour, ready, pay }) => {
  it('a cycle is added with its lessons, two children are registered and one pays, by keyboard alone', async () => {
    const course = await read<{ name: string }>(`/courses/${place.courseId}`);
    const branch = await read<{ name: string }>(`/branches/${place.branchId}`);
    const { customerId } = await addFamily(admin, 0);
    const names = [`Noa ${locale}`, `Adam ${locale}`];
    for (const name of names) await done(admin, 'POST', '/students', { customerId, name });

    const page = await visit({ locale, path: '/cycles' });
    await expectAccessible(page);
    await page.keyboard.press('n');
    await page.locator('input[name=name]:focus').waitFor();
    await expectAccessible(page);
    await page.keyboard.type(`Python ${locale}`);
    await page.keyboard.press('Tab');
    await pick(page, course.name);
    await page.keyboard.press('Tab');
    await pick(page, 'Dana Levi');
    await page.keyboard.press('Tab');
    await pick(page, branch.name);
    await tabTo(page, '[name=activityType]');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1/9/2031');
    await tabTo(page, '[name=totalMeetings]');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('3');
    await page.locator('[name="dayOfWeek.0.startTime"]').fill(hour);
    await page.locator('[name="dayOfWeek.0.endTime"]').fill(`${hour.slice(0, 2)}:45`);
    await tabTo(page, '[name=pricePerStudent]');
    await page.keyboard.type('90000');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/cycles\/cyc_/);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByRole('button', { name: ready }).waitFor();
    expect(await meetingsOf(admin, id)).toHaveLength(3);

    for (const name of names) {
      await page.keyboard.press('r');
      await page.locator('[aria-haspopup=listbox]:focus').waitFor();
      await pick(page, name);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('link', { name }).waitFor();
    }
    await expectAccessible(page);

    const button = page.getByRole('button', { name: `${pay} ${locale === 'en' ? 'for' : 'עבור'} ${names[0]}` });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('[name=amount]:focus').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const paid = (await read<Seen[]>(`/registrations?cycleId=${id}`)).map(({ student, paymentStatus, paidAmount }) => [
      student.name,
      paymentStatus,
      paidAmount,
    ]);
    expect(paid).toEqual(
      expect.arrayContaining([
        [names[0], 'paid', 90_000],
        [names[1], 'unpaid', 0],
      ]),
    );
    await page.context().close();
  });
});

it('planning shows what would change before it is done', async () => {
  const cycle = await openCycle(admin, place, { generateMeetings: false, dayOfWeek: [{ day: 2, startTime: '12:00', endTime: '13:00' }] });
  const page = await visit({ path: `/cycles/${cycle.id}` });
  await page.getByRole('button', { name: 'Plan lessons' }).click();
  await page.getByText('4 new lessons').waitFor();
  await expectAccessible(page);
  expect(await meetingsOf(admin, cycle.id)).toHaveLength(0);
  await page.getByRole('button', { name: 'Plan them' }).click();
  await page.getByText('4 lessons planned').waitFor();
  expect(await meetingsOf(admin, cycle.id)).toHaveLength(4);
  await page.context().close();
});

it('at 390 px an instructor marks twenty children in under thirty taps, cut off in between, and nothing is lost', async () => {
  const cycle = await openCycle(admin, place, { dayOfWeek: [{ day: 3, startTime: '14:00', endTime: '15:00' }] });
  const { studentIds } = await addFamily(admin, 20);
  for (const id of studentIds) await registerIn(admin, cycle.id, id);
  const [lesson] = await meetingsOf(admin, cycle.id);
  const page = await visit({ role: 'instructor', width: 390, path: `/meetings/${lesson?.id}` });
  let taps = 0;
  const tap = async (target: Locator) => {
    taps += 1;
    await target.click();
  };
  const child = (n: number, mark: string) =>
    page.getByRole('group').filter({ hasText: 'Present' }).nth(n).getByRole('button', { name: mark });
  await child(19, 'Present').waitFor();
  await expectAccessible(page);

  await tap(child(0, 'Late'));
  await tap(child(1, 'Absent'));
  await page.locator('[data-sync=saved]').waitFor();
  await page.context().setOffline(true);
  await tap(child(2, 'Excused'));
  await tap(child(3, 'Late'));
  await tap(page.getByRole('button', { name: 'All the others present' }));
  await page.locator('[data-sync=offline]').waitFor();
  expect((await read<{ marked: unknown[] }>(`/attendance/meeting/${lesson?.id}`)).marked).toHaveLength(2);
  await expectAccessible(page);

  // The page is left while nothing can be sent, and opened again once it can.
  await page.context().setOffline(false);
  await page.reload();
  await page.locator('[data-sync=saved]').waitFor();
  const { marked, unmarked } = await read<{ marked: { status: string }[]; unmarked: unknown[] }>(`/attendance/meeting/${lesson?.id}`);
  expect(unmarked).toEqual([]);
  const count = (status: string) => marked.filter((mark) => mark.status === status).length;
  expect([count('present'), count('late'), count('absent'), count('excused')]).toEqual([16, 2, 1, 1]);

  await tap(page.getByRole('button', { name: 'Complete the lesson' }));
  await page.getByText('The lesson is completed.').waitFor();
  expect(taps).toBeLessThan(30);
  expect(await read(`/meetings/${lesson?.id}`)).toMatchObject({ status: 'completed' });
  await page.context().close();
});

/** Drags a lesson of the calendar by so many hours. */
async function drag(page: Page, name: string, hours: number): Promise<void> {
  const box = await page.getByRole('button', { name }).first().boundingBox();
  const eight = await page.getByText('08:00', { exact: true }).first().boundingBox();
  const nine = await page.getByText('09:00', { exact: true }).first().boundingBox();
  if (!box || !eight || !nine) throw new Error(`${name} is not on the calendar`);
  const x = box.x + box.width / 2;
  const y = box.y + 5;
  // The lesson’s middle, which lies on a line, decides where it goes: a little less than the whole way, so that no pixel rounds it on.
  const way = hours * (nine.y - eight.y) - 3;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 20, { steps: 4 });
  await page.mouse.move(x, y + way, { steps: 12 });
}

it('a manager drags a lesson: a clash is said before the drop and refused after it, a free hour is taken', async () => {
  const other = await openPlace(admin, { name: 'Eden Mor' });
  const dayOfWeek = [{ day: 4, startTime: '09:00', endTime: '10:00' }];
  const first = await openCycle(admin, other, { name: 'Robots', dayOfWeek, totalMeetings: 1 });
  await openCycle(admin, other, { name: 'Drones', dayOfWeek: [{ day: 4, startTime: '12:00', endTime: '13:00' }], totalMeetings: 1 });
  const path = `/calendar?date=2031-09-04&instructorId=${other.instructorId}`;
  const page = await visit({ role: 'manager', path });
  await page.getByText('Robots').waitFor();
  await expectAccessible(page);

  await drag(page, 'Robots', 3);
  await page.getByRole('status').getByText('Eden Mor teaches Drones then').waitFor();
  await page.mouse.up();
  await page.getByText('The lesson was not moved').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Leave it where it was' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await meetingsOf(admin, first.id)).toMatchObject([{ startTime: '09:00', endTime: '10:00' }]);

  await drag(page, 'Robots', 1);
  await page.mouse.up();
  await page.getByText('The lesson is moved.').waitFor();
  expect(await meetingsOf(admin, first.id)).toMatchObject([{ date: '2031-09-04', startTime: '10:00', endTime: '11:00' }]);
  await page.context().close();
});

it('a clash that only the server knows puts the lesson back and names what is in the way', async () => {
  const dana = await openPlace(admin, { name: 'Noga' });
  const elsewhere = { ...(await openPlace(admin)), instructorId: dana.instructorId };
  const slot = (startTime: string, endTime: string) => [{ day: 5, startTime, endTime }];
  const moved = await openCycle(admin, dana, { name: 'Chess', dayOfWeek: slot('09:00', '10:00'), totalMeetings: 1 });
  await openCycle(admin, elsewhere, { name: 'Go', dayOfWeek: slot('11:00', '12:00'), totalMeetings: 1 });
  const page = await visit({ role: 'manager', path: `/calendar?date=2031-09-05&branchId=${dana.branchId}` });
  await page.getByText('Chess').waitFor();
  await drag(page, 'Chess', 2);
  await page.mouse.up();
  await page.getByText(/Noga.? teaches .?Go/).waitFor();
  expect(await meetingsOf(admin, moved.id)).toMatchObject([{ startTime: '09:00' }]);
  await page.getByRole('button', { name: 'Move it all the same' }).click();
  await page.getByText('The lesson is moved, and overlaps another one.').waitFor();
  expect(await meetingsOf(admin, moved.id)).toMatchObject([{ startTime: '11:00' }]);
  await page.context().close();
});

it('a lesson is moved by keyboard, in the panel beside the calendar', async () => {
  const gil = await openPlace(admin, { name: 'Gil' });
  const cycle = await openCycle(admin, gil, {
    name: 'Drums',
    dayOfWeek: [{ day: 1, startTime: '09:00', endTime: '10:00' }],
    totalMeetings: 1,
  });
  const page = await visit({ role: 'manager', path: `/calendar?date=2031-09-01&instructorId=${gil.instructorId}` });
  await page.getByRole('button', { name: 'Drums' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Move' }).focus();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.locator('[name=startTime]').fill('15:00');
  await page.locator('[name=endTime]').fill('16:00');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The lesson is moved.').waitFor();
  expect(await meetingsOf(admin, cycle.id)).toMatchObject([{ startTime: '15:00', endTime: '16:00' }]);
  await page.context().close();
});

it('the attendance grid is marked by arrows and numbers', async () => {
  const cycle = await openCycle(admin, place, { dayOfWeek: [{ day: 6, startTime: '08:00', endTime: '09:00' }], totalMeetings: 2 });
  const { studentIds } = await addFamily(admin, 2);
  for (const id of studentIds) await registerIn(admin, cycle.id, id);
  const lessons = await meetingsOf(admin, cycle.id);
  const page = await visit({ role: 'manager', path: `/cycles/${cycle.id}?tab=attendance` });
  await page.locator('[data-cell]').nth(3).waitFor();
  await page.locator('[data-cell]').first().focus();
  await page.keyboard.press('3');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  await page.locator('[data-mark=late]').waitFor();
  await expectAccessible(page);
  await expect
    .poll(() => Promise.all(lessons.map(async ({ id }) => (await read<{ marked: object[] }>(`/attendance/meeting/${id}`)).marked)))
    .toMatchObject([[{ studentId: studentIds[0], status: 'absent' }], [{ studentId: studentIds[1], status: 'late' }]]);
  await page.context().close();
});
