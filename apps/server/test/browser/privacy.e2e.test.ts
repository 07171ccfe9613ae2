import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { openBrowser } from './browser.ts';
import { expectAccessible, tabTo, type Visit, visitor } from './visits.ts';

let server: TestServer;
let browser: Browser;
let api: Api;
let visit: (visit: Visit) => Promise<Page>;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
  browser = await openBrowser();
  api = await signIn(server, 'admin');
  visit = visitor(server, browser);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Thing {
  id: string;
  customerId: string;
}
const make = async (path: string, body: object) => dataOf<Thing>(await api('POST', `/api/v1/${path}`, body)).id;
const read = async <T = Thing>(path: string) => dataOf<T>(await api('GET', `/api/v1/${path}`));

interface Consents {
  current: { purpose: string; isGiven: boolean; source: string; studentId: string | null }[];
  history: object[];
}

/** What the browser saves after this. */
async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return bytesOf(download);
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

describe('a student entered twice', () => {
  it('becomes one, by keyboard, after a second yes', async () => {
    const customerId = await make('customers', { name: 'Dana Levi' });
    const kept = await make('students', { customerId, name: 'Noa Levi', grade: '6' });
    const gone = await make('students', { customerId, name: 'Noa', birthDate: '2014-05-09' });
    await make('students', { customerId, name: 'Tom' });
    const page = await visit({ path: `/students/${kept}` });
    const offers = page.getByRole('button', { name: 'Make one of the two' });
    await offers.first().waitFor();
    expect(await offers.count()).toBe(1);
    await expectAccessible(page);
    await offers.first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText(/2014/).first().waitFor();
    await expectAccessible(page);
    await tabTo(page, '[role=dialog] input[type=checkbox], section[role=dialog] input[type=checkbox]');
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(async () => (await read(`students/${gone}`)).id, { timeout: 10_000 }).toBe(kept);
    expect(await read(`students/${kept}`)).toMatchObject({ name: 'Noa Levi', grade: '6', birthDate: '2014-05-09' });
  });
});

describe('what a family agrees to', () => {
  it('is written down and taken back on its page, and stands on the student’s', async () => {
    const customerId = await make('customers', { name: 'Ron Cohen' });
    const studentId = await make('students', { customerId, name: 'Maya' });
    const page = await visit({ path: `/customers/${customerId}?tab=privacy` });
    await page.getByRole('button', { name: 'Write down a consent' }).click();
    await page.locator('select[name=studentId]:focus').waitFor();
    await expectAccessible(page);
    await page.locator('select[name=studentId]').selectOption(studentId);
    await page.locator('select[name=purpose]').selectOption('photos');
    await page.locator('select[name=source]').selectOption('phone');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'They take it back: Photos and videos' }).click();
    await page.locator('select[name=said]').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Everything that was said').waitFor();
    const { current, history } = await read<Consents>(`customers/${customerId}/consents`);
    expect(current).toMatchObject([{ purpose: 'photos', isGiven: false, studentId }]);
    expect(history).toHaveLength(2);
    await page.goto(`${server.url}/students/${studentId}?tab=privacy`);
    await page.getByRole('button', { name: 'They agree: Photos and videos' }).waitFor();
    await expectAccessible(page);
  });
});

describe('a list as a file', () => {
  it('is saved as it is filtered', async () => {
    await make('customers', { name: 'In Hue', city: 'Hue' });
    await make('customers', { name: 'In Hanoi', city: 'Hanoi' });
    const page = await visit({ path: '/customers?city=Hue' });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).waitFor();
    await expectAccessible(page);
    const csv = (await saved(page, () => page.getByRole('menuitem', { name: 'CSV' }).click())).toString();
    expect(csv).toContain('In Hue');
    expect(csv).not.toContain('In Hanoi');
    await page.getByRole('button', { name: 'Export' }).click();
    const workbook = await saved(page, () => page.getByRole('menuitem', { name: 'XLSX' }).click());
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
  });

  it('is offered to nobody who may not take it out', async () => {
    const page = await visit({ role: 'viewer', path: '/customers' });
    await page.getByRole('link', { name: 'In Hue' }).waitFor();
    expect(await page.getByRole('button', { name: 'Export' }).count()).toBe(0);
  });
});

describe('the personal data of a family', () => {
  it('is handed out as a file, and forgotten after its name was typed', async () => {
    const id = await make('customers', { name: 'Erase Me', phone: '0912555111' });
    const page = await visit({ path: `/customers/${id}?tab=privacy` });
    const archive = await saved(page, () => page.getByRole('button', { name: 'Download everything' }).click());
    expect(archive.subarray(0, 2).toString()).toBe('PK');
    await page.getByRole('button', { name: 'Erase personal data' }).click();
    const erase = page.getByRole('button', { name: 'Erase for good' });
    await erase.waitFor();
    await expectAccessible(page);
    expect(await erase.isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('textbox').fill('Erase Me');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/customers$/);
    expect((await api('GET', `/api/v1/customers/${id}`)).status).toBe(404);
  });

  it('is neither for a manager', async () => {
    const id = await make('customers', { name: 'Stays' });
    const page = await visit({ role: 'manager', path: `/customers/${id}?tab=privacy` });
    await page.getByRole('button', { name: 'Write down a consent' }).waitFor();
    expect(await page.getByRole('button', { name: 'Erase personal data' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Download everything' }).count()).toBe(0);
  });
});

describe('today', () => {
  it('shows a manager what waits, each figure opening its rows', async () => {
    await make('leads', { name: 'Waits for a call', phone: '0912555222', followUpAt: '2026-01-01T10:00:00Z' });
    const page = await visit({ role: 'manager', path: '/' });
    await page.locator('dl a').first().waitFor();
    await expectAccessible(page);
    await page.locator('dl a').first().click();
    await page.waitForURL(/\/leads\?followUp=due/);
    await page.getByRole('link', { name: 'Waits for a call' }).waitFor();
  });
});

describe.each([
  { locale: 'he', width: 1280 },
  { locale: 'en', width: 390 },
  { locale: 'vi', width: 390 },
] as const)('in $locale, $width wide', ({ locale, width }) => {
  it('everything stays readable and inside the window', async () => {
    const id = await make('customers', { name: 'נועה כהן', city: 'Huế' });
    await api('POST', `/api/v1/customers/${id}/consents`, { purpose: 'photos', isGiven: true, source: 'paper', note: 'Folder 12' });
    for (const path of [`/customers/${id}?tab=privacy`, '/customers', '/']) {
      const page = await visit({ locale, width, path });
      await page
        .locator(path === '/' ? 'dl a' : '#content button:visible')
        .first()
        .waitFor();
      await expectAccessible(page);
      await page.context().close();
    }
  });
});
