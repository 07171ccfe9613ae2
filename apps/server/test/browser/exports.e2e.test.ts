import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSchool } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';
import { expectAccessible, type Visit, visitor } from './visits.ts';

const MANY = 6000;

// One server answers, the other writes files: so that a test says when.
let server: TestServer;
let worker: TestServer | null = null;
let browser: Browser;
let visit: (visit: Visit) => Promise<Page>;

beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  await openSchool(server, 'driving');
  await server.database.look(
    `INSERT INTO customers (tenant_id, id, name, city, search_text)
     SELECT 'driving', 'cus_' || n, 'Family ' || n, CASE WHEN n <= 10 THEN 'Haifa' ELSE 'Eilat' END, 'family' FROM generate_series(1, $1::int) n`,
    [MANY],
  );
  browser = await openBrowser();
  visit = visitor(server, browser);
});
afterAll(async () => {
  await worker?.close();
  await browser?.close();
  await server?.close();
});

async function exportAs(page: Page, button: string, format: RegExp): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: format }).focus();
  await page.keyboard.press('Enter');
}

describe('a list', () => {
  it('that is short is downloaded at once', async () => {
    const page = await visit({ path: '/customers?city=Haifa' });
    const [file] = await Promise.all([page.waitForEvent('download'), exportAs(page, 'Export', /CSV/)]);
    expect(file.suggestedFilename()).toMatch(/^customers-.*\.csv$/);
    expect(await server.database.look('SELECT id FROM exports')).toEqual([]);
    await page.context().close();
  });

  it.each([
    {
      locale: 'en',
      width: 1280,
      button: 'Export',
      title: 'Customers, Excel',
      cancel: 'Cancel',
      cancelled: 'Cancelled',
      download: 'Download',
    },
    { locale: 'he', width: 390, button: 'ייצוא', title: 'לקוחות, Excel', cancel: 'ביטול', cancelled: 'בוטל', download: 'הורדה' },
  ] as const)('that is long is written aside, in $locale at $width pixels: watched, cancelled, and downloaded later', async (words) => {
    await worker?.close();
    worker = null;
    const page = await visit({ locale: words.locale, width: words.width, path: '/customers' });
    await exportAs(page, words.button, /Excel/);
    const note = page.getByRole('group').filter({ hasText: words.title });
    const cancel = note.getByRole('button', { name: words.cancel });
    await cancel.waitFor();
    await expectAccessible(page);
    await cancel.focus();
    await page.keyboard.press('Enter');
    await note.getByRole('status').getByText(words.cancelled, { exact: true }).waitFor();

    await exportAs(page, words.button, /Excel/);
    await cancel.waitFor();
    await page.goto(`${server.url}/exports`);
    const [newest, before] = [page.getByRole('listitem').nth(0), page.getByRole('listitem').nth(1)];
    await newest.getByRole('button', { name: words.cancel }).waitFor();
    await before.getByRole('status').getByText(words.cancelled, { exact: true }).waitFor();
    await expectAccessible(page);

    worker = await startTestServer({ database: server.database });
    const link = newest.getByRole('link', { name: words.download });
    await link.waitFor();
    await expectAccessible(page);
    const [file] = await Promise.all([page.waitForEvent('download'), link.press('Enter')]);
    expect(file.suggestedFilename()).toMatch(/^customers-.*\.xlsx$/);
    const [job] = await server.database.look(
      `SELECT locale, rows_done AS rows FROM exports WHERE state = 'completed' ORDER BY created_at DESC LIMIT 1`,
    );
    expect(job).toEqual({ locale: words.locale, rows: MANY });
    await page.context().close();
  });
});

it('nobody sees the page who may not take lists out', async () => {
  const page = await visit({ role: 'viewer', path: '/customers' });
  expect(await page.getByRole('button', { name: 'Export' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Exports' }).count()).toBe(0);
  await page.goto(`${server.url}/exports`);
  await page.getByText('You can’t see this').waitFor();
  await page.context().close();
});
