import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { mailedToken } from '../support/mails.ts';
import { type Api, openSchool, PASSWORD, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addPerson, codeAt } from '../support/staff.ts';
import { openBrowser } from './browser.ts';
import { enter, expectAccessible, newPage, type Visit, visitor } from './visits.ts';

const CHOSEN = 'tractor lamp 42';
const STEP_MS = 30_000;

let server: TestServer;
let browser: Browser;
let admin: Api;
let visit: (visit: Visit) => Promise<Page>;
// The clock of codes, moved by hand: a code works once, and half a minute is one time step.
let now = Date.now();

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  await openSchool(server, 'driving');
  await openSchool(server, 'coding');
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

/** Sets up two-factor sign-in on the page that shows it, up to the kept recovery codes. Answers secret and codes. */
async function setUpTwoFactor(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('img', { name: 'QR code' }).waitFor();
  const secret = (await page.locator('pre').first().innerText()).replace(/\s/g, '');
  await page.locator('input[name=code]').fill(codeAt(secret, now));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
  const codes = (await page.locator('pre').first().innerText()).trim().split('\n');
  expect(codes).toHaveLength(10);
  await page.getByLabel('I have kept them').check();
  await page.getByRole('button', { name: 'Done' }).click();
  return { secret, codes };
}

it('somebody invited by mail chooses a password, sets up two-factor sign-in, and signs in with a code, then with a recovery code', async () => {
  const office = await visit({ path: '/users' });
  await office.getByRole('link', { name: 'Add a user' }).click();
  await office.locator('input[name=name]').fill('Yael Mor');
  await office.locator('input[name=email]').fill('yael@mor.example');
  await office.locator('select[name=role]').selectOption('manager');
  await office.keyboard.press('Control+Enter');
  await office.waitForURL(/\/users\/usr_/);
  await office.getByText('Invited', { exact: true }).waitFor();
  await office.context().close();

  const page = await newPage(browser);
  await page.goto(`${server.url}/register#token=${await mailedToken(server, 'yael@mor.example')}`);
  await page.locator('input[name=password]').fill('password1234');
  await page.keyboard.press('Enter');
  await page.getByText('one of the most common passwords').waitFor();
  await expectAccessible(page);
  await page.locator('input[name=password]').fill(CHOSEN);
  await page.keyboard.press('Enter');
  await page.locator('#content h1').waitFor();

  await page.goto(`${server.url}/account`);
  await page.getByRole('button', { name: 'Set it up' }).click();
  const { secret, codes } = await setUpTwoFactor(page);
  await page.getByText('When you sign in, a code').waitFor();
  await expectAccessible(page);
  await page.context().close();

  now += STEP_MS;
  const next = await newPage(browser);
  await next.goto(`${server.url}/students`);
  await enter(next, 'yael@mor.example', CHOSEN);
  await next.locator('input[name=code]').fill('000000');
  await next.keyboard.press('Enter');
  await next.getByRole('alert').getByText('This code is wrong').waitFor();
  await expectAccessible(next);
  await next.locator('input[name=code]').fill(codeAt(secret, now));
  await next.keyboard.press('Enter');
  await next.waitForURL(/\/students$/);
  await next.locator('#content h1').waitFor();
  await next.context().close();

  const lost = await newPage(browser);
  await lost.goto(`${server.url}/login`);
  await enter(lost, 'yael@mor.example', CHOSEN);
  await lost.getByRole('button', { name: 'use a recovery code' }).click();
  await lost.locator('input[name=recoveryCode]').fill(codes[3] ?? '');
  await lost.keyboard.press('Enter');
  await lost.locator('#content h1').waitFor();
  await lost.context().close();
});

it('a link that was used says so, and where a new one comes from', async () => {
  const page = await newPage(browser);
  await page.goto(`${server.url}/register#token=driving.tok_1.spent`);
  await page.locator('input[name=password]').fill(CHOSEN);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'This link doesn’t work any more' }).waitFor();
  await page.goto(`${server.url}/reset-password`);
  await page.getByRole('link', { name: 'Ask for a new link' }).waitFor();
  await expectAccessible(page);
  await page.context().close();
});

it('somebody who forgot their password gets a link by mail and signs in with a new one', async () => {
  const { email } = await addPerson(admin, { name: 'Forgetful' });
  const page = await newPage(browser);
  await page.goto(`${server.url}/login`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
  await page.locator('input[type=email]').fill(email);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
  await expect.poll(() => mailedToken(server, email).catch(() => null), { timeout: 20_000 }).not.toBeNull();
  await page.goto(`${server.url}/reset-password#token=${await mailedToken(server, email)}`);
  await page.locator('input[name=password]').fill(CHOSEN);
  await page.keyboard.press('Enter');
  await page.getByText('Your new password is set').waitFor();
  await expectAccessible(page);
  await enter(page, email, CHOSEN);
  await page.locator('#content h1').waitFor();
  await page.context().close();
});

it('a school that requires two-factor sign-in shows its set-up first, and opens what was wanted afterwards', async () => {
  const owner = await signIn(server, 'admin', 'coding');
  const { email } = await addPerson(owner, { role: 'manager' });
  const page = await newPage(browser);
  await page.goto(`${server.url}/courses`);
  await enter(page, email, PASSWORD);
  await page.locator('#content h1').waitFor();
  expect((await owner('PATCH', '/api/v1/settings', { requireTwoFactor: 'all' })).status).toBe(200);
  await page.reload();
  await page.getByRole('heading', { name: 'Set up two-factor sign-in' }).waitFor();
  await expectAccessible(page);
  await setUpTwoFactor(page);
  await page.locator('#content').getByRole('heading', { name: 'Courses' }).waitFor();
  await page.context().close();
});

it('somebody opens a school of their own in four steps, and going back loses nothing', async () => {
  const page = await newPage(browser, { width: 390 });
  await page.goto(`${server.url}/login`);
  await page.getByRole('link', { name: 'Open a school of your own' }).click();
  await page.getByLabel('Name of the school').fill('Café Code');
  expect(await page.getByLabel('Short name').inputValue()).toBe('cafe-code');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByLabel('Country').selectOption('IL');
  expect(await page.getByLabel('Currency').inputValue()).toBe('ILS');
  expect(await page.getByLabel('First day of the week').inputValue()).toBe('0');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Back' }).click();
  expect(await page.getByLabel('Name of the school').inputValue()).toBe('Café Code');
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await page.getByLabel('Country').inputValue()).toBe('IL');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Name of the branch').fill('Carmel');
  await page.keyboard.press('Enter');
  await page.getByLabel('Your name').fill('Yael');
  await page.getByLabel('E-mail').fill('owner@cafe.example');
  await page.locator('input[name=password]').fill(CHOSEN);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open the school' }).click();
  await page.locator('#content h1').waitFor();
  await page.goto(`${server.url}/branches`);
  await page.getByRole('link', { name: 'Carmel' }).waitFor();
  await page.context().close();
});

it('a short name that is taken leads back to the step where it stands', async () => {
  const page = await newPage(browser);
  await page.goto(`${server.url}/sign-up`);
  await page.getByLabel('Name of the school').fill('Another');
  await page.getByLabel('Short name').fill('driving');
  for (const step of ['Continue', 'Continue']) await page.getByRole('button', { name: step }).click();
  await page.getByLabel('Name of the branch').fill('Here');
  await page.keyboard.press('Enter');
  await page.getByLabel('Your name').fill('Yael');
  await page.getByLabel('E-mail').fill('another@cafe.example');
  await page.locator('input[name=password]').fill(CHOSEN);
  await page.keyboard.press('Enter');
  await page.getByText('This subdomain is taken').waitFor();
  expect(await page.getByLabel('Short name').inputValue()).toBe('driving');
  await page.context().close();
});

it('one’s other sessions are seen and ended', async () => {
  const { email } = await addPerson(admin);
  const [other, mine] = [await newPage(browser), await newPage(browser)];
  for (const page of [other, mine]) {
    await page.goto(`${server.url}/account`);
    await enter(page, email, PASSWORD);
    await page.getByText('This one').waitFor();
  }
  await mine.getByRole('button', { name: 'End this session' }).click();
  await expect.poll(() => mine.getByRole('button', { name: 'End this session' }).count()).toBe(0);
  await other.reload();
  await other.waitForURL(/\/login/);
  await Promise.all([other.context().close(), mine.context().close()]);
});
