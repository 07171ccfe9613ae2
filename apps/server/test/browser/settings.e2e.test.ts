import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { mailedToken } from '../support/mails.ts';
import { type Api, openSchool, PASSWORD, type Role, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addPerson, codeAt, dataOf } from '../support/staff.ts';
import { openBrowser } from './browser.ts';

const CHOSEN = 'tractor lamp 42';
const STEP_MS = 30_000;

let server: TestServer;
let browser: Browser;
let admin: Api;
// The clock of codes, moved by hand: a code works once, and half a minute is one time step.
let now = Date.now();

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  await openSchool(server, 'driving');
  await openSchool(server, 'coding');
  browser = await openBrowser();
  admin = await signIn(server, 'admin');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(() => {
  server.app.system.limits = new RateLimits(null);
});

interface Visit {
  role?: Role;
  locale?: 'en' | 'he';
  width?: number;
  path: string;
}

const signedIn = new Map<Role, Awaited<ReturnType<BrowserContext['storageState']>>>();

/** Opens a page as somebody; each signs in by hand once. */
async function visit({ role = 'admin', locale = 'en', width = 1280, path }: Visit): Promise<Page> {
  const api = await signIn(server, role);
  await api('PATCH', '/api/v1/auth/me', { locale, colorScheme: width < 600 ? 'dark' : 'light' });
  const storageState = signedIn.get(role);
  const page = await newPage({ locale, width, ...(storageState ? { storageState } : {}) });
  await page.goto(`${server.url}${path}`);
  if (!storageState) await enter(page, `${role}@driving.example`, PASSWORD);
  await page.locator('#content h1').waitFor();
  signedIn.set(role, await page.context().storageState());
  return page;
}

interface Look {
  locale?: string;
  width?: number;
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

async function newPage({ locale = 'en', width = 1280, storageState }: Look = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    locale,
    ...(storageState ? { storageState } : {}),
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual([]);
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow).toBeLessThanOrEqual(0);
}

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

describe('getting in', () => {
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

    const page = await newPage();
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
    const next = await newPage();
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

    const lost = await newPage();
    await lost.goto(`${server.url}/login`);
    await enter(lost, 'yael@mor.example', CHOSEN);
    await lost.getByRole('button', { name: 'use a recovery code' }).click();
    await lost.locator('input[name=recoveryCode]').fill(codes[3] ?? '');
    await lost.keyboard.press('Enter');
    await lost.locator('#content h1').waitFor();
    await lost.context().close();
  });

  it('a link that was used says so, and where a new one comes from', async () => {
    const page = await newPage();
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
    const page = await newPage();
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
    const page = await newPage();
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
    const page = await newPage({ width: 390 });
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
    const page = await newPage();
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
    const theirs = await newPage();
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

  it('one’s other sessions are seen and ended', async () => {
    const { email } = await addPerson(admin);
    const [other, mine] = [await newPage(), await newPage()];
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
});

describe('programs', () => {
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
    await expect
      .poll(async () => dataOf(await admin('GET', `/api/v1${pathname}/usage`)), { timeout: 10_000 })
      .toMatchObject({ requests: 1 });
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
