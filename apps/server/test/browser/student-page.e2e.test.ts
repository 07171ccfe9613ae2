import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt, daily, sendFacts, summary } from '../support/app-client.ts';
import { addStudents, openSchool, PASSWORD, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
  await addStudents(server, 'driving', ['stu_123', ...Array.from({ length: 120 }, (_, index) => `n${index}`)]);
  const today = new Date().toISOString();
  await sendFacts(server.url, 'daily', daily('stu_123', { dateKey: today.slice(0, 10), lastActiveAt: today }));
  await sendFacts(server.url, 'attempt', attempt('stu_123', 'att_1', { startedAt: today, finishedAt: today }));
  await sendFacts(server.url, 'ai-summary', summary('stu_123', today));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Visit {
  locale: 'en' | 'he' | 'vi';
  width: number;
  scheme: 'light' | 'dark';
}

/** Signs in by hand, as somebody who asked for the students page, and goes to the student. */
async function visitStudent({ locale, width, scheme }: Visit): Promise<Page> {
  const admin = await signIn(server, 'admin');
  await admin('PATCH', '/api/v1/auth/me', { locale, colorScheme: scheme });
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: 'reduce', locale });
  const page = await context.newPage();
  await page.goto(`${server.url}/students`);
  await page.locator('input[type=email], input[name=email]').first().fill('admin@driving.example');
  await page.locator('input[type=password]').first().fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/students(\?|$)/);
  await page.getByText('Student n0').first().waitFor();
  await expectAccessible(page);
  await page.locator('input[type=search]').first().fill('stu_123');
  await page.getByText('Student stu_123').first().click();
  await page.waitForURL(/\/students\/stu_123/);
  await page.getByText('Ôn 10 câu đến hạn').first().waitFor();
  return page;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual([]);
}

describe.each<Visit>([
  { locale: 'en', width: 1280, scheme: 'light' },
  { locale: 'he', width: 1280, scheme: 'dark' },
  { locale: 'he', width: 390, scheme: 'light' },
  { locale: 'vi', width: 390, scheme: 'dark' },
])('in $locale, $width px wide, $scheme', (visit) => {
  it('somebody signs in, finds the student and reads the progress; axe finds nothing serious', async () => {
    const page = await visitStudent(visit);
    expect(await page.locator('html').getAttribute('dir')).toBe(visit.locale === 'he' ? 'rtl' : 'ltr');
    expect(await page.locator('html').getAttribute('lang')).toBe(visit.locale);
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe(visit.scheme);
    await expectAccessible(page);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

it('a fact that arrives while the page is open is on it within a second', async () => {
  const page = await visitStudent({ locale: 'en', width: 1280, scheme: 'light' });
  // The stream of changes opens after the page: one fact until it is heard, then the one that is measured.
  await expect
    .poll(
      async () => {
        const sentAt = performance.now();
        const plan = `Plan ${Math.random()}`;
        await sendFacts(server.url, 'ai-summary', summary('stu_123', new Date(Date.now() + 1000).toISOString(), { todayPlan: [plan] }));
        return page
          .getByText(plan)
          .first()
          .waitFor({ timeout: 1000 })
          .then(
            () => performance.now() - sentAt < 1000,
            () => false,
          );
      },
      { timeout: 10_000 },
    )
    .toBe(true);
  await page.context().close();
});

it('a wrong password says so, keeps the e-mail, and a foreign id is a friendly 404', async () => {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(`${server.url}/students/nobody`);
  await page.locator('input[type=email], input[name=email]').first().fill('viewer@driving.example');
  await page.locator('input[type=password]').first().fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').first().waitFor();
  expect(await page.locator('input[type=email], input[name=email]').first().inputValue()).toBe('viewer@driving.example');
  await page.locator('input[type=password]').first().fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/students\/nobody/);
  await page
    .getByRole('heading')
    .filter({ hasText: /no|not|find/i })
    .first()
    .waitFor();
  await context.close();
});
