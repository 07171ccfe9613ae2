import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';
import { sendZoom, ZOOM_SECRET } from '../support/zoom.ts';
import { openBrowser } from './browser.ts';
import { expectAccessible, type Visit, visitor } from './visits.ts';

let server: TestServer;
let browser: Browser;
let admin: Api;
let visit: (visit: Visit) => Promise<Page>;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  browser = await openBrowser();
  admin = await signIn(server, 'admin');
  visit = visitor(server, browser);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const marksOf = (meetingId: string) =>
  server.database.look<{ status: string }>('SELECT status FROM attendance WHERE meeting_id = $1 ORDER BY status', [meetingId]);

/** A lesson that goes on all of today, with two students. */
async function lessonToday() {
  const [date = ''] = new Date().toLocaleString('sv', { timeZone: 'Asia/Jerusalem' }).split(' ');
  const cycle = await openCycle(admin, await openPlace(admin), { startDate: date, generateMeetings: false });
  const { studentIds } = await addFamily(admin, 2);
  for (const studentId of studentIds) await registerIn(admin, cycle.id, studentId);
  const { id } = await done<{ id: string }>(admin, 'POST', '/meetings', { cycleId: cycle.id, date, startTime: '00:01', endTime: '23:59' });
  return id;
}

it.each([
  { locale: 'en', width: 1280, confirm: 'Confirm all', save: 'Save' },
  { locale: 'he', width: 390, confirm: 'אישור הכול', save: 'שמירה' },
] as const)(
  'Zoom is connected, and who was in the room confirmed by one press, in $locale at $width px',
  async ({ locale, width, confirm, save }) => {
    await done(admin, 'PATCH', '/settings/meeting-rooms', { zoomWebhookSecret: null });
    const settings = await visit({ locale, width, path: '/settings/teaching' });
    await settings.getByText('/public/zoom-webhook/driving').waitFor();
    const zoom = settings.getByRole('region', { name: 'Zoom' });
    await zoom.locator('input[type=password]').fill(ZOOM_SECRET);
    await expectAccessible(settings);
    await zoom.getByRole('button', { name: save }).click();
    await expect.poll(() => done(admin, 'GET', '/settings/meeting-rooms')).toMatchObject({ hasZoomSecret: true });
    await settings.context().close();

    const room = width === 390 ? '82000000001' : '82000000002';
    const cycle = await openCycle(admin, await openPlace(admin), { joinUrl: `https://zoom.us/j/${room}` });
    const { studentIds } = await addFamily(admin, 2);
    for (const studentId of studentIds) await registerIn(admin, cycle.id, studentId);
    const [lesson] = await meetingsOf(admin, cycle.id);
    for (const [place, studentId] of studentIds.entries()) {
      const { name } = await done<{ name: string }>(admin, 'GET', `/students/${studentId}`);
      const participant = { user_name: name, join_time: `2031-09-01T13:${place === 0 ? '00' : '25'}:00Z` };
      const message = { event: 'meeting.participant_joined', payload: { object: { id: room, participant } } };
      expect((await sendZoom(server.url, message)).status).toBe(200);
    }
    const page = await visit({ locale, width, path: `/meetings/${lesson?.id}` });
    const button = page.getByRole('button', { name: confirm });
    await button.waitFor();
    await expectAccessible(page);
    await button.click();
    await button.waitFor({ state: 'detached' });
    expect(await marksOf(lesson?.id ?? '')).toEqual([{ status: 'late' }, { status: 'present' }]);
    await page.context().close();
  },
);

describe.each([
  { lang: 'en', everyone: 'Everyone is here', held: 'The lesson was held', saved: 'Saved. Thank you!', javaScriptEnabled: true },
  { lang: 'he', everyone: 'כולם נוכחים', held: 'השיעור התקיים', saved: 'נשמר. תודה!', javaScriptEnabled: true },
  { lang: 'vi', everyone: '', held: 'Buổi học đã diễn ra', saved: 'Đã lưu. Cảm ơn bạn!', javaScriptEnabled: false },
] as const)(
  'the page of an instructor’s link in $lang, scripts $javaScriptEnabled',
  ({ lang, everyone, held, saved, javaScriptEnabled }) => {
    it('is opened from what the console gives, and takes attendance on a phone without a login', async () => {
      const id = await lessonToday();
      const office = await visit({ path: `/meetings/${id}?tab=lesson` });
      await office.getByRole('button', { name: 'Link for the instructor' }).click();
      const address = await office.getByText('/lessons/').textContent();
      await expectAccessible(office);
      await office.context().close();

      const colorScheme = lang === 'he' ? 'dark' : 'light';
      const context = await browser.newContext({ viewport: { width: 390, height: 800 }, colorScheme, javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`${server.url}${new URL(address ?? '').pathname}?lang=${lang}`);
      if (javaScriptEnabled) {
        await expectAccessible(page);
        await page.getByRole('button', { name: everyone }).click();
      } else for (const group of await page.getByRole('group').all()) await group.getByRole('radio').first().check();
      await page.getByRole('button', { name: held }).click();
      await page.getByText(saved).waitFor();
      if (javaScriptEnabled) await expectAccessible(page);
      expect(await marksOf(id)).toEqual([{ status: 'present' }, { status: 'present' }]);
      expect(await done(admin, 'GET', `/meetings/${id}`)).toMatchObject({ status: 'completed' });
      await context.close();
    });
  },
);
