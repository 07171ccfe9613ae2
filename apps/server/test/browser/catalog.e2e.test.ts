import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { mailedToken } from '../support/mails.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { openBrowser } from './browser.ts';
import { expectAccessible, type Visit, visitor } from './visits.ts';

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

it('an instructor gets hours that don’t overlap, time off, and a login by invitation', async () => {
  const { id } = dataOf<{ id: string }>(
    await admin('POST', '/api/v1/instructors', { name: 'Eden', email: 'eden@mor.example', rateFrontal: 18_000 }),
  );
  const page = await visit({ path: `/instructors/${id}` });
  await page.getByText('18,000').waitFor();
  await page.getByRole('button', { name: 'Invite them' }).click();
  await page.getByText('Invited', { exact: true }).waitFor();
  await mailedToken(server, 'eden@mor.example');

  await page.getByRole('tab', { name: 'Weekly hours' }).click();
  await page.getByRole('button', { name: 'Add hours: Tuesday' }).click();
  await page.getByRole('button', { name: 'Add hours: Tuesday' }).click();
  await page.getByLabel('From, Tuesday').nth(1).fill('16:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This overlaps other hours').first().waitFor();
  await expectAccessible(page);
  await page.getByLabel('From, Tuesday').nth(1).fill('19:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').waitFor();
  expect(dataOf(await admin('GET', `/api/v1/instructors/${id}/availability`))).toMatchObject({
    weekly: [
      { day: 2, startTime: '15:00', endTime: '19:00' },
      { day: 2, startTime: '19:00', endTime: '20:00' },
    ],
  });

  await page.getByRole('tab', { name: 'Time off' }).click();
  await page.getByRole('button', { name: 'Add time off' }).click();
  await page.getByLabel('First day').fill('4.10.2099');
  await page.getByLabel('Reason').fill('Wedding');
  await page.getByRole('button', { name: 'Add time off' }).click();
  await page.getByText('Wedding').waitFor();
  await expectAccessible(page);
  await page.context().close();
});

it('an order goes from draft to active and back by the undo, but not where no way leads', async () => {
  const { id } = dataOf<{ id: string }>(
    await admin('POST', '/api/v1/institutional-orders', { payerName: 'City', pricePerMeeting: 1000, estimatedMeetings: 3 }),
  );
  const page = await visit({ path: `/institutional-orders/${id}` });
  await page.getByText('3,000').first().waitFor();
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Make it active' }).click();
  await page.getByRole('button', { name: 'Complete it' }).waitFor();
  expect(await page.getByRole('button', { name: 'Make it a draft again' }).count()).toBe(0);
  expect(dataOf(await admin('GET', `/api/v1/institutional-orders/${id}`))).toMatchObject({ status: 'active', isTotalGiven: false });
  await page.context().close();
});
