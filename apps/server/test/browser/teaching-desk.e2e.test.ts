import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';
import { openBrowser } from './browser.ts';
import { expectAccessible, type Visit, visitor } from './visits.ts';

/** What a manager asks of the teaching pages besides the day's work: why, whole columns, rooms, a child at a glance. */
let server: TestServer;
let browser: Browser;
let admin: Api;
let visit: (visit: Visit) => Promise<Page>;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true });
  await openSchool(server, 'driving');
  browser = await openBrowser();
  admin = await signIn(server, 'admin');
  visit = visitor(server, browser);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const lessonsOf = (path: string) => done<{ status: string }[]>(admin, 'GET', path);

describe.each([
  { locale: 'en', width: 1280, why: 'Why?', pay: 'Instructor’s pay' },
  { locale: 'he', width: 390, why: 'למה?', pay: 'שכר המדריך' },
] as const)('why an amount is what it is, in $locale at $width px', ({ locale, width, why, pay }) => {
  it('is told in lines that come to the amount beside it', async () => {
    const place = await openPlace(admin, { employmentType: 'employee' });
    const cycle = await openCycle(admin, place);
    const { studentIds } = await addFamily(admin, 2);
    await registerIn(admin, cycle.id, studentIds[0] ?? '');
    await registerIn(admin, cycle.id, studentIds[1] ?? '', { amount: 30_001 });
    const [first] = await meetingsOf(admin, cycle.id);
    await done(admin, 'POST', `/meetings/${first?.id}/complete`, {});
    const page = await visit({ locale, width, path: `/meetings/${first?.id}?tab=lesson` });
    const buttons = page.getByRole('button', { name: why });
    await buttons.first().waitFor();
    expect(await buttons.count()).toBe(3);

    await buttons.nth(0).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/17[.,]501/).waitFor();
    expect(await dialog.locator('tbody tr').count()).toBe(2);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await buttons.nth(1).click();
    // 12,000 an hour for an hour, and 30 % on top.
    await dialog.getByText(/15[.,]600/).waitFor();
    await dialog.getByText(/^\D*3[.,]600/).waitFor();
    await dialog.getByRole('rowheader', { name: pay }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    // A rate that is raised later explains the past no more, and the page says so.
    await done(admin, 'PATCH', `/instructors/${place.instructorId}`, { rateFrontal: 20_000 });
    await buttons.nth(1).click();
    await dialog.getByText(/26[.,]000/).waitFor();
    await dialog.getByText(/15[.,]600/).waitFor();
    await expectAccessible(page);
    await page.context().close();
  });
});

it('a family’s debt is explained lesson by lesson', async () => {
  const cycle = await openCycle(admin, await openPlace(admin));
  const { studentIds } = await addFamily(admin, 1);
  await registerIn(admin, cycle.id, studentIds[0] ?? '', { amount: 30_001 });
  const page = await visit({ path: `/cycles/${cycle.id}` });
  await page.getByRole('button', { name: /^Why\? Why Child/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Without VAT').waitFor();
  const amounts = await dialog.locator('table').nth(1).locator('tbody td:last-child').allTextContents();
  // What doesn’t divide by four goes to the earliest.
  expect(amounts.map((text) => text.replace(/\D/g, ''))).toEqual(['7501', '7500', '7500', '7500']);
  await dialog.locator('table').nth(1).locator('tfoot').getByText('30,001').waitFor();
  await expectAccessible(page);
  await page.context().close();
});

/** Pastes into whatever has the focus, as Ctrl-V does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`{
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }`);
}

it('a pasted column marks the children downwards, says what it doesn’t know, and is undone at once', async () => {
  const cycle = await openCycle(admin, await openPlace(admin), { totalMeetings: 2 });
  const { studentIds } = await addFamily(admin, 4);
  for (const id of studentIds) await registerIn(admin, cycle.id, id);
  const [, second] = await meetingsOf(admin, cycle.id);
  const marks = async () =>
    (await done<{ marked: { studentId: string; status: string }[] }>(admin, 'GET', `/attendance/meeting/${second?.id}`)).marked
      .map(({ studentId, status }) => [studentIds.indexOf(studentId), status])
      .sort();
  await done(admin, 'POST', '/attendance', { meetingId: second?.id, studentId: studentIds[1], status: 'excused' });
  const page = await visit({ path: `/cycles/${cycle.id}?tab=attendance` });
  // The second child at the second lesson.
  await page.locator('[data-cell]').nth(3).focus();
  await paste(page, 'נוכח\r\nill?\r\n✗\r\nlate\r\n');
  await page.getByText('2 marks pasted').waitFor();
  await page.getByRole('alert').getByText('ill?').waitFor();
  await expectAccessible(page);
  await expect.poll(marks).toEqual([
    [1, 'present'],
    [3, 'absent'],
  ]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(marks).toEqual([[1, 'excused']]);
  await page.context().close();
});

it('a refusal is said in the reader’s language', async () => {
  const place = await openPlace(admin, { name: 'Dana' }, { name: 'North' });
  await openCycle(admin, place, { name: 'Robots', totalMeetings: 1 });
  const other = await openCycle(admin, place, { totalMeetings: 1, dayOfWeek: [{ day: 1, startTime: '09:00', endTime: '10:00' }] });
  const [lesson] = await meetingsOf(admin, other.id);
  const page = await visit({ locale: 'he', path: `/meetings/${lesson?.id}?tab=lesson` });
  await page.getByRole('button', { name: 'הזזה' }).click();
  await page.locator('[name=startTime]').fill('16:30');
  await page.locator('[name=endTime]').fill('17:30');
  await page.keyboard.press('Control+Enter');
  const alert = page.getByRole('alert').filter({ hasText: 'מתנגש' });
  await alert.waitFor();
  const said = await alert.innerText();
  expect(said).toContain('Robots');
  expect(said).not.toMatch(/clashes|meeting|Choose/);
  await expectAccessible(page);
  await page.context().close();
});

describe('the calendar', () => {
  it('shows one room, and one that is stretched over another lesson is put back', async () => {
    const rooms = [
      { id: 'blue', name: 'Blue room', seats: 10 },
      { id: 'red', name: 'Red room', seats: 10 },
    ];
    const place = await openPlace(admin, {}, { rooms });
    const day = (startTime: string, endTime: string) => ({ totalMeetings: 1, dayOfWeek: [{ day: 3, startTime, endTime }] });
    const early = await openCycle(admin, place, { name: 'Early', ...day('09:00', '10:00') });
    const late = await openCycle(admin, place, { name: 'Late', ...day('11:00', '12:00') });
    const [one] = await meetingsOf(admin, early.id);
    const [two] = await meetingsOf(admin, late.id);
    await done(admin, 'PATCH', `/meetings/${one?.id}`, { roomId: 'blue' });
    await done(admin, 'PATCH', `/meetings/${two?.id}`, { roomId: 'red' });
    const page = await visit({ role: 'manager', path: `/calendar?date=${one?.date}&branchId=${place.branchId}` });
    await page.getByText('Late').waitFor();
    await page.getByLabel('Room', { exact: true }).selectOption({ label: 'Blue room' });
    await page.getByText('Late').waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('roomId')).toBe('blue');
    await expectAccessible(page);

    // The lesson in the other room isn’t drawn, and its teacher is taken all the same.
    const box = await page.getByRole('button', { name: 'Early' }).first().boundingBox();
    if (!box) throw new Error('the lesson is not on the calendar');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height + 10, { steps: 4 });
    await page.mouse.move(box.x + box.width / 2, box.y + 2.4 * box.height, { steps: 10 });
    await page.getByRole('status').getByText('teaches Late then').waitFor();
    await page.mouse.up();
    await page.getByText('The lesson was not moved').waitFor();
    await page.getByRole('button', { name: 'Leave it where it was' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await meetingsOf(admin, early.id)).toMatchObject([{ startTime: '09:00', endTime: '10:00' }]);
    await page.context().close();
  });

  it('offers a lesson over the hours somebody draws', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { name: 'Drawn by hand', totalMeetings: 1 });
    const page = await visit({ role: 'manager', path: '/calendar?date=2033-03-07' });
    const nine = await page.getByText('09:00', { exact: true }).first().boundingBox();
    const eleven = await page.getByText('11:00', { exact: true }).first().boundingBox();
    const head = await page.locator('[data-date="2033-03-08"]').first().boundingBox();
    if (!nine || !eleven || !head) throw new Error('the week is not drawn');
    const x = head.x + head.width / 2;
    await page.mouse.move(x, nine.y + 4);
    await page.mouse.down();
    await page.mouse.move(x, nine.y + 30, { steps: 4 });
    await page.mouse.move(x, eleven.y - 6, { steps: 8 });
    await page.mouse.up();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.locator('[name=startTime]').inputValue()).toBe('09:00');
    expect(await dialog.locator('[name=endTime]').inputValue()).toBe('11:00');
    await page.keyboard.type('Drawn by hand');
    await page.locator('[role=option]:visible').first().filter({ hasText: 'Drawn by hand' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText('The lesson is on the calendar.').waitFor();
    expect(await meetingsOf(admin, cycle.id)).toMatchObject([{}, { date: '2033-03-08', startTime: '09:00', endTime: '11:00' }]);
    await page.context().close();
  });

  it('goes from week to week of 500 lessons in no more than its share of what a fifth of them takes', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { totalMeetings: 1, startDate: '2034-01-02' });
    const [lesson] = await meetingsOf(admin, cycle.id);
    const fill = (weekOn: string, count: number) =>
      server.database.look(
        `INSERT INTO meetings (tenant_id, id, cycle_id, course_id, branch_id, instructor_id, date, start_time, end_time, starts_at, ends_at,
           activity_type, allows_overlap)
         SELECT tenant_id, 'week_' || $3::text || '_' || n, cycle_id, course_id, branch_id, instructor_id, day, at, at + interval '45 min',
           day + at, day + at + interval '45 min', activity_type, true
         FROM meetings, generate_series(1, $2::int) n, LATERAL (SELECT $3::date + n % 6 AS day, time '08:00' + (n / 6 % 12) * interval '1 hour' AS at) t
         WHERE id = $1`,
        [lesson?.id, count, weekOn],
      );
    await fill('2034-02-06', 500);
    await fill('2034-02-13', 500);
    await fill('2034-02-20', 100);
    await fill('2034-02-27', 100);
    const page = await visit({ role: 'manager', path: '/calendar?date=2034-02-06' });
    // By hand in the page: what is measured is the page, not the way to it.
    const drawn = (count: number, weekOn: string, click = '') =>
      page.evaluate<number>(`new Promise((done) => {
        const startedAt = performance.now();
        ${click && `document.querySelector('button[aria-label="${click}"]').click();`}
        const look = () => document.querySelectorAll('[class*=lesson]').length === ${count} && document.querySelector('[data-date="${weekOn}"]')
          ? done(performance.now() - startedAt)
          : requestAnimationFrame(look);
        look();
      })`);
    const [back, onward] = ['Back', 'Onward'];
    const timed = (button: string | undefined, count: number, weekOn: string) => drawn(count, weekOn, button);
    await drawn(500, '2034-02-06');
    await timed(onward, 500, '2034-02-13');
    await timed(onward, 100, '2034-02-20');
    await timed(onward, 100, '2034-02-27');
    // Everything is in the cache now: what is measured is the drawing.
    const few: number[] = [];
    const many: number[] = [];
    for (let round = 0; round < 5; round++) {
      few.push(await timed(back, 100, '2034-02-20'));
      await timed(back, 500, '2034-02-13');
      many.push(await timed(back, 500, '2034-02-06'));
      await timed(onward, 500, '2034-02-13');
      await timed(onward, 100, '2034-02-20');
      await timed(onward, 100, '2034-02-27');
    }
    const middle = (times: number[]) => times.sort((one, other) => one - other)[2] ?? 0;
    // Five times as many may take five times as long, and half of that for a machine that is busy with others.
    expect(middle(many)).toBeLessThan(7.5 * middle(few));
    await page.context().close();
  });
});

it('the palette finds a cycle and a branch, and says what each is', async () => {
  const place = await openPlace(admin, {}, { name: 'Kingfisher house' });
  const cycle = await openCycle(admin, place, { name: 'Kingfisher robots' });
  const page = await visit({ role: 'manager', path: '/today' });
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search people, or say what to do').fill('kingfisher');
  await page
    .getByText('Branch', { exact: false })
    .filter({ hasText: /^Branch/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: /Kingfisher robots/ }).click();
  await page.waitForURL(new RegExp(`/cycles/${cycle.id}`));
  await page.context().close();
});

describe.each([
  { locale: 'en', width: 1280 },
  { locale: 'vi', width: 390 },
] as const)('a child at a glance, in $locale at $width px', ({ locale, width }) => {
  it('shows the next lesson, how they come, what is owed and what can be made up', async () => {
    const settings = await done<{ attendance: { excused: object } }>(admin, 'GET', '/settings/teaching');
    const attendance = { ...settings.attendance, excused: { ...settings.attendance.excused, earnsMakeUp: true } };
    await done(admin, 'PATCH', '/settings/teaching', { attendance });
    const cycle = await openCycle(admin, await openPlace(admin), { name: `Python ${locale}` });
    const { studentIds } = await addFamily(admin, 1);
    const [studentId = ''] = studentIds;
    await registerIn(admin, cycle.id, studentId);
    const [first, second] = await meetingsOf(admin, cycle.id);
    await done(admin, 'POST', `/meetings/${first?.id}/complete`, { attendance: [{ studentId, status: 'present' }] });
    await done(admin, 'POST', '/attendance', { meetingId: second?.id, studentId, status: 'excused' });
    const page = await visit({ locale, width, path: `/students/${studentId}` });
    await page
      .getByText(/40[.,]000/)
      .first()
      .waitFor();
    await page
      .getByRole('link', { name: `Python ${locale}` })
      .first()
      .waitFor();
    await page.getByText(locale === 'en' ? '1 lesson in a row' : '1 buổi liên tiếp').waitFor();
    await page.getByRole('heading', { name: locale === 'en' ? 'Make-up lessons' : 'Buổi học bù' }).waitFor();
    await expectAccessible(page);
    await page.context().close();
  });
});

it('lessons that a holiday hits are moved to the end of their cycles', async () => {
  const cycle = await openCycle(admin, await openPlace(admin), { name: 'Hit by snow', totalMeetings: 2, startDate: '2031-11-03' });
  const [first] = await meetingsOf(admin, cycle.id);
  const { id } = await done<{ id: string }>(admin, 'POST', '/holidays', { name: 'Snow', startDate: first?.date, endDate: first?.date });
  const page = await visit({ path: `/holidays/${id}` });
  await page.getByRole('link', { name: 'Hit by snow' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Move them to the end of their cycles' }).click();
  await page.getByText('1 lesson moved to the end of its cycle').waitFor();
  await page.getByText('No lesson to come falls on this holiday.').waitFor();
  expect((await lessonsOf(`/meetings?cycleId=${cycle.id}&status=scheduled`)).length).toBe(2);
  await page.context().close();
});
