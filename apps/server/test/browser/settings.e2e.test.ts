import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { type Api, openSchool, PASSWORD, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addPerson, dataOf } from '../support/staff.ts';
import { openBrowser } from './browser.ts';
import { enter, expectAccessible, newPage, type Visit, visitor } from './visits.ts';

let server: TestServer;
let browser: Browser;
let admin: Api;
let visit: (visit: Visit) => Promise<Page>;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
  browser = await openBrowser();
  admin = await signIn(server, 'admin');
  visit = visitor(server, browser);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(() => {
  server.app.system.limits = new RateLimits(null);
});

describe('users and roles', () => {
  it('a role that loses a permission loses it at the next click, and is shown as different from the suggestion', async () => {
    const seller = await visit({ role: 'seller', path: '/students' });
    await seller.getByRole('link', { name: 'Add a student' }).first().waitFor();
    const page = await visit({ path: '/roles?role=seller' });
    await page.getByLabel('Students: Add').selectOption('none');
    await page.getByText('Usually: All').waitFor();
    await page.getByText('1 difference from the suggestion').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It holds from their next click').waitFor();
    await seller.reload();
    await seller.locator('#content h1').waitFor();
    expect(await seller.getByRole('link', { name: 'Add a student' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Back to the suggestion' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => dataOf<{ id: string; isChanged: boolean }[]>(await admin('GET', '/api/v1/roles')).find(({ id }) => id === 'seller'))
      .toMatchObject({ isChanged: false });
    await seller.context().close();
    await page.context().close();
  });

  it('somebody shut out is signed out, and let in again by the undo', async () => {
    const { id, email } = await addPerson(admin, { name: 'Shut Out' });
    const theirs = await newPage(browser);
    await theirs.goto(`${server.url}/courses`);
    await enter(theirs, email, PASSWORD);
    await theirs.locator('#content h1').waitFor();
    const page = await visit({ path: `/users/${id}` });
    await page.getByRole('button', { name: 'Shut out' }).click();
    await page.getByText('They can’t sign in').waitFor();
    await theirs.reload();
    await theirs.waitForURL(/\/login/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Active', { exact: true }).waitFor();
    expect(dataOf(await admin('GET', `/api/v1/users/${id}`))).toMatchObject({ isActive: true });
    await theirs.context().close();
    await page.context().close();
  });
});

describe('the school', () => {
  it('its settings are changed, and two who change them don’t undo each other', async () => {
    const page = await visit({ path: '/settings' });
    await page.getByLabel('Name of the school').fill('Renamed');
    await admin('PATCH', '/api/v1/settings', { weekStart: 0 });
    await page.keyboard.press('Control+Enter');
    await page.getByText('Saved').waitFor();
    expect(dataOf(await admin('GET', '/api/v1/settings'))).toMatchObject({ name: 'Renamed', weekStart: 0 });
    await page.context().close();
  });

  it('custom fields are added, and put in order by keyboard', async () => {
    const page = await visit({ path: '/custom-fields?resource=student' });
    for (const label of ['Shirt size', 'Allergy']) {
      await page.keyboard.press('n');
      await page.locator('input[name=label]').fill(label);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('listitem').filter({ hasText: label }).waitFor();
    }
    await page.getByRole('button', { name: 'Move up: Allergy' }).press('Enter');
    await expect.poll(() => page.getByRole('listitem').first().innerText()).toContain('Allergy');
    await expect.poll(() => page.evaluate<string | null>('document.activeElement?.getAttribute("aria-label")')).toBe('Move down: Allergy');
    await expectAccessible(page);
    const fields = dataOf<{ key: string }[]>(await admin('GET', '/api/v1/custom-fields?resource=student'));
    expect(fields.map(({ key }) => key)).toEqual(['allergy', 'shirtSize']);
    await page.context().close();
  });

  it('a year of holidays comes in from a calendar file, twice without doubles', async () => {
    const ics = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'BEGIN:VEVENT',
      'UID:tet@calendar.example',
      'DTSTART;VALUE=DATE:20270206',
      'DTEND;VALUE=DATE:20270212',
      'SUMMARY:Tết',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const page = await visit({ path: '/holidays' });
    for (const report of ['1 holiday added', '1 left alone']) {
      await page.getByRole('button', { name: 'Import .ics' }).click();
      await page.locator('input[type=file]').setInputFiles({ name: 'tet.ics', mimeType: 'text/calendar', buffer: Buffer.from(ics) });
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('dialog').getByText(report).waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Done' }).click();
    }
    await page.getByRole('link', { name: 'Tết' }).waitFor();
    await page.context().close();
  });
});

const PAGES = [
  '/account',
  '/settings',
  '/users',
  '/users/new',
  '/roles',
  '/custom-fields',
  '/holidays',
  '/holidays/new',
  '/mail-log',
  '/connected-apps',
  '/connected-apps/new',
  '/api-keys',
  '/api-keys/new',
  '/audit-logs',
  '/instructors',
  '/instructors/new',
  '/institutional-orders',
  '/institutional-orders/new',
];

describe.each<{ locale: 'en' | 'he'; width: number }>([
  { locale: 'en', width: 1280 },
  { locale: 'he', width: 390 },
])('in $locale, $width px wide', ({ locale, width }) => {
  it.each(PAGES)('%s is accessible and fits', async (path) => {
    const page = await visit({ locale, width, path });
    await expect.poll(() => page.locator('.mantine-Skeleton-root').count()).toBe(0);
    await expectAccessible(page);
    await page.context().close();
  });
});

it('somebody who runs nothing is shown none of it', async () => {
  const page = await visit({ role: 'viewer', path: '/courses' });
  await page.goto(`${server.url}/users`);
  await page.getByRole('heading', { name: 'You can’t see this' }).waitFor();
  for (const name of ['Users', 'API keys', 'Roles', 'Audit log']) expect(await page.getByRole('link', { name }).count(), name).toBe(0);
  await page.context().close();
});
