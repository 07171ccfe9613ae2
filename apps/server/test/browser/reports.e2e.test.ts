import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, type Place, registerIn } from '../support/teaching.ts';
import { openBrowser } from './browser.ts';
import { expectAccessible, tabTo, type Visit, visitor } from './visits.ts';

const DAYS = 'from=2031-09-01&to=2031-10-31';
let server: TestServer;
let browser: Browser;
let admin: Api;
let visit: (visit: Visit) => Promise<Page>;
let own: Place;
let other: Place;

/** Two branches with a cycle each: three and two lessons held, marks, an expense, and families that owe. */
beforeAll(async () => {
  server = await startTestServer({ isPatient: true });
  await openSchool(server, 'driving');
  browser = await openBrowser();
  admin = await signIn(server, 'admin');
  visit = visitor(server, browser);
  own = await openPlace(admin, { name: 'Dana Levi', userId: 'usr_driving_instructor' }, { name: 'North' });
  other = await openPlace(admin, { name: 'Gil Bar' }, { name: 'South' });
  for (const [place, held, name] of [
    [own, 3, 'Python'],
    [other, 2, 'Drums'],
  ] as const) {
    const cycle = await openCycle(admin, place, { name, totalMeetings: 6 });
    const { studentIds } = await addFamily(admin, 2);
    for (const id of studentIds) await registerIn(admin, cycle.id, id);
    for (const { id } of (await meetingsOf(admin, cycle.id)).slice(0, held)) {
      const attendance = studentIds.map((studentId, n) => ({ studentId, status: n === 0 ? 'present' : 'absent' }));
      await done(admin, 'POST', `/meetings/${id}/complete`, { attendance });
    }
    await done(admin, 'POST', '/expenses', {
      cycleId: cycle.id,
      description: 'Books',
      amount: 900,
      status: 'approved',
      spentOn: '2031-09-02',
    });
  }
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A figure of a report's table: of the row of that name. */
async function figure(page: Page, row: string, column: string): Promise<number> {
  const cell = page
    .locator('section table tr', { has: page.locator('th[scope=row]', { hasText: row }) })
    .locator(`[data-column=${column}]`);
  return Number(await cell.getAttribute('data-value'));
}

/** The sum of a column as it stands on the page: in a report's lines, or in a list. */
async function linesSum(page: Page, column: string): Promise<number> {
  const cells = page.locator(`section table tbody [data-column=${column}]`);
  await cells.first().waitFor();
  const values = await cells.evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('data-value'))));
  return values.reduce((sum, value) => sum + value, 0);
}
async function listSum(page: Page, header: string): Promise<number> {
  await page.locator('[role=table] [role=row]').nth(1).waitFor();
  const headers = await page.locator('[role=columnheader]').allInnerTexts();
  const at = headers.findIndex((text) => text.trim() === header);
  const rows = await page.locator('[role=row]:has(> [role=cell])').all();
  const texts = await Promise.all(rows.map((row) => row.locator('[role=cell]').nth(at).innerText()));
  return texts.map(digits).reduce((sum, value) => sum + value, 0);
}
const digits = (text: string) => Number(text.replace(/\D/g, ''));
const search = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

it('a report is found by keyboard, narrowed, and its total opens the lessons that sum to it; Back finds it as it was', async () => {
  const page = await visit({ role: 'manager', path: '/reports' });
  await expectAccessible(page);
  await tabTo(page, 'a[href="/reports/revenue"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/reports\/revenue/);
  await page.getByRole('heading', { name: 'Revenue', level: 1 }).waitFor();

  await page.getByLabel('Days of the lessons: from').fill('2031-09-01');
  await page.getByLabel('Days of the lessons: to').fill('2031-10-31');
  await page.getByLabel('Grouped by').focus();
  await page.keyboard.type('By branch');
  await page.getByRole('row', { name: /South/ }).waitFor();
  expect(search(page)).toEqual({ from: '2031-09-01', to: '2031-10-31', groupBy: 'branch' });
  await expectAccessible(page);
  expect((await figure(page, 'North', 'revenue')) + (await figure(page, 'South', 'revenue'))).toBe(await figure(page, 'Total', 'revenue'));
  const [north, held] = [await figure(page, 'North', 'revenue'), await figure(page, 'North', 'held')];

  await page.getByRole('link', { name: /^North, Revenue:/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/meetings\?/);
  expect(search(page)).toEqual({ from: '2031-09-01', to: '2031-10-31', branchId: own.branchId, status: 'completed' });
  expect(await listSum(page, 'Revenue')).toBe(north);
  await page.getByText(`${held} lessons,`).waitFor();
  expect(
    digits(
      await page
        .locator('dl div', { has: page.locator('dt', { hasText: 'Revenue' }) })
        .locator('dd')
        .innerText(),
    ),
  ).toBe(north);
  await expectAccessible(page);

  await page.goBack();
  await page.getByRole('row', { name: /South/ }).waitFor();
  expect(search(page)).toEqual({ from: '2031-09-01', to: '2031-10-31', groupBy: 'branch' });
  await page.context().close();
});

describe('a figure opens the rows it was counted from:', () => {
  it.each([
    ['expenses', `/reports/revenue?${DAYS}&groupBy=branch`, 'North, Expenses', 'North', 'expenses', 'expenses'],
    ['pay', `/reports/revenue?${DAYS}&groupBy=cycle`, 'Drums, Instructors’ pay', 'Drums', 'payments', 'payment'],
    ['pay of a person', `/instructor-pay?${DAYS}`, 'Dana Levi, Pay', 'Dana Levi', 'payment', 'payment'],
    ['absences', `/reports/attendance?${DAYS}`, 'Attendance, Absent', 'Total', 'absent', 'absent'],
    ['debts', '/receivables', 'Receivables, Owed', 'Total', 'owed', 'owed'],
    ['new debts', '/receivables', 'Receivables, Up to 30 days', 'Total', 'upTo30', 'owed'],
  ])('%s', async (_what, path, link, row, column, line) => {
    const page = await visit({ role: 'manager', path });
    await page.getByRole('row', { name: row }).first().waitFor();
    const value = await figure(page, row, column);
    expect(value).toBeGreaterThan(0);
    // However long the rows take, those of before don't stand under the new headings meanwhile.
    await page.route('**/api/v1/reports/**', (route) => void setTimeout(() => route.continue(), 500));
    await page.getByRole('link', { name: new RegExp(`^${link}:`) }).click();
    await page.waitForURL((url) => !`${url}`.endsWith(path));
    await page.getByRole('columnheader', { name: 'Day', exact: true }).waitFor();
    expect(await linesSum(page, line)).toBe(value);
    expect(await figure(page, 'Total', line)).toBe(value);
    await page.context().close();
  });
});

it('rows are ordered by a click on a heading, which is told to everybody', async () => {
  const page = await visit({ role: 'manager', path: `/reports/revenue?${DAYS}&groupBy=branch` });
  const names = () => page.locator('section table tbody th').allInnerTexts();
  await page.getByRole('button', { name: 'Revenue', exact: true }).click();
  await page.locator('th[aria-sort=descending]', { hasText: 'Revenue' }).waitFor();
  expect(await names()).toEqual(['North', 'South']);
  await page.getByRole('button', { name: 'Revenue', exact: true }).click();
  await page.locator('th[aria-sort=ascending]', { hasText: 'Revenue' }).waitFor();
  expect(await names()).toEqual(['South', 'North']);
  expect(search(page)).toMatchObject({ sort: 'revenue', order: 'asc' });
  await page.context().close();
});

it('from a debt a payment is written down, and the debt is smaller', async () => {
  const page = await visit({ role: 'manager', path: '/receivables?groupBy=registration' });
  const link = page.getByRole('link', { name: /^Write down a payment:/ }).first();
  await link.waitFor();
  const owed = await figure(page, 'Total', 'owed');
  await link.click();
  await page.waitForURL(/\/payments\/new\?/);
  await page.locator('[name=amount]').fill('100');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/payments\/(?!new)/);
  const { totals } = await done<{ totals: { owed: number } }>(admin, 'GET', '/reports/receivables');
  expect(totals.owed).toBeLessThan(owed);
  await page.context().close();
});

it('an instructor sees the own pay, and no other report', async () => {
  const page = await visit({ role: 'instructor', path: `/instructor-pay?${DAYS}` });
  await page.getByRole('row', { name: /Dana Levi/ }).waitFor();
  expect(await page.locator('section table tbody tr').count()).toBe(1);
  await page.goto(`${server.url}/reports/revenue`);
  await page.getByText('You can’t see this').waitFor();
  await page.context().close();
});

it('a file of the rows is saved', async () => {
  const page = await visit({ role: 'manager', path: `/reports/revenue?${DAYS}&groupBy=branch` });
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await coming).suggestedFilename()).toBe('revenue.csv');
  await page.context().close();
});

it('an expense is written down and approved in the list', async () => {
  const page = await visit({ role: 'manager', path: '/expenses' });
  await page.keyboard.press('n');
  await page.locator('[aria-haspopup=listbox]:focus').waitFor();
  await page.keyboard.type('Python');
  await page.locator('[role=option]:visible').first().filter({ hasText: 'Python' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('[name=description]').fill('Robot parts');
  await page.locator('[name=amount]').fill('70');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/expenses\/xps_/);
  await page.getByRole('heading', { name: 'Robot parts' }).waitFor();
  await expectAccessible(page);
  await page.context().close();
});

describe.each([
  { locale: 'he', width: 390 },
  { locale: 'vi', width: 1280 },
] as const)('in $locale, $width px wide', ({ locale, width }) => {
  it.each([
    '/',
    '/reports',
    `/reports/revenue?${DAYS}`,
    `/reports/attendance?${DAYS}&groupBy=student`,
    '/reports/cycle-progress',
    '/receivables',
    `/meetings?${DAYS}`,
    '/expenses',
  ])('%s can be read by everybody', async (path) => {
    const page = await visit({ role: 'manager', locale, width, path });
    await page.locator('table, [role=table], dl, #content ul').first().waitFor();
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
    if (path.startsWith('/reports/revenue'))
      expect(await page.evaluate<string>(`getComputedStyle(document.querySelector('.u-wrap')).direction`)).toBe('ltr');
    await page.context().close();
  });
});
