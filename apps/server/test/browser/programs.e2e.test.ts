import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
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

it('a connected app’s secrets are shown once, replaced with overlap, and the app ends only by typing its name', async () => {
  const page = await visit({ path: '/connected-apps/new' });
  await page.locator('input[name=name]').fill('Practice app');
  await page.keyboard.press('Control+Enter');
  const token = await page.locator('pre').first().innerText();
  expect(token).toMatch(/^rbs_/);
  await expectAccessible(page);
  await page.getByLabel('I have put it where it belongs').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.waitForURL(/\/connected-apps\/app_/);
  await expect.poll(() => page.getByText(token).count()).toBe(0);

  await page.getByRole('button', { name: 'Replace the secrets' }).click();
  await page.getByRole('button', { name: 'Replace it' }).click();
  const next = await page.getByRole('dialog').locator('pre').first().innerText();
  expect(next).not.toBe(token);
  await page.getByLabel('I have put it where it belongs').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('The secrets before work until').waitFor();

  await page.getByRole('button', { name: 'Disconnect' }).click();
  const question = page.getByRole('dialog');
  expect(await question.getByRole('button', { name: 'Disconnect it for good' }).isDisabled()).toBe(true);
  await question.getByRole('textbox').fill('Practice app');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/connected-apps$/);
  expect(dataOf<object[]>(await admin('GET', '/api/v1/connected-apps'))).toEqual([]);
  await page.context().close();
});

it('an API key is made, tested from its page, replaced and revoked', async () => {
  const page = await visit({ path: '/api-keys/new' });
  await page.locator('input[name=name]').fill('Website');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Please allow the key at least one thing').waitFor();
  await page.getByLabel('Send in leads').check();
  await page.getByLabel('Students', { exact: true }).selectOption('read');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  const key = await page.locator('pre').first().innerText();
  await page.getByRole('button', { name: 'Test it' }).click();
  await page.getByText('It works').waitFor();
  expect(await page.getByRole('status').filter({ hasText: 'It works' }).innerText()).toContain('WRITE_LEADS');
  await expectAccessible(page);
  await page.getByLabel('I have put it where it belongs').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.waitForURL(/\/api-keys\/key_/);
  await expect.poll(() => page.getByText(key).count()).toBe(0);
  // What a key asks for is counted a moment later.
  const { pathname } = new URL(page.url());
  await expect.poll(async () => dataOf(await admin('GET', `/api/v1${pathname}/usage`)), { timeout: 10_000 }).toMatchObject({ requests: 1 });
  await page.getByRole('tab', { name: 'Use' }).click();
  await page.getByText('1 request in 30 days').waitFor();
  await page.getByRole('tab', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Revoke it' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Website');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/api-keys$/);
  const refused = await fetch(`${server.url}/api/v1/auth/key`, { headers: { 'x-api-key': key } });
  expect(refused.status).toBe(401);
  await page.context().close();
});
