import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';
import { expectAccessible, tabTo, type Visit, visitor } from './visits.ts';

let server: TestServer;
let browser: Browser;
let api: Api;
let folder: string;
let visit: (visit: Visit) => Promise<Page>;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
  browser = await openBrowser();
  api = await signIn(server, 'admin');
  visit = visitor(server, browser);
  folder = await mkdtemp(join(tmpdir(), 'rollbook-import-'));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const count = async (search: string) => (await api('GET', `/api/v1/customers?search=${encodeURIComponent(search)}`)).body.pagination;

async function pressOn(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).first();
  await button.waitFor();
  await button.focus();
  await page.keyboard.press('Enter');
}

describe.each([
  {
    locale: 'en',
    head: 'Name,Phone',
    words: {
      go: 'Go on to the columns',
      check: 'Check 3 rows',
      run: 'Import 1 row',
      done: 'Imported',
      undo: 'Take it back',
      undone: 'Taken back',
    },
    phones: ['0913000001', '0913000002'],
  },
  {
    locale: 'he',
    head: 'שם,טלפון',
    words: {
      ...{ go: 'המשך לעמודות', check: 'בדיקת 3 שורות', run: 'ייבוא שורה אחת' },
      ...{ done: 'יובא', undo: 'ביטול הייבוא', undone: 'בוטל' },
    },
    phones: ['0914000001', '0914000002'],
  },
] as const)('in $locale', ({ locale, head, words, phones: [known, fresh] }) => {
  it('a file with a duplicate and a mistake is checked, imported, reported and taken back, by keyboard', async () => {
    const made = await api('POST', '/api/v1/customers', { name: `Known ${locale}`, phone: known });
    expect(made.status).toBe(201);
    const path = join(folder, `${locale}.csv`);
    await writeFile(path, `${head}\nFresh ${locale},${fresh}\nTwice ${locale},${known}\nBroken ${locale},12\n`);

    const page = await visit({ locale, path: '/imports' });
    // Asked for long before it comes: the browser is told of it beside the keys, not in line with them.
    const chooserComes = page.waitForEvent('filechooser', { timeout: 90_000 });
    await expectAccessible(page);
    await page.keyboard.press('n');
    await page.waitForURL(/\/imports\/new$/);
    await page.locator('select').waitFor();
    await expectAccessible(page);
    await tabTo(page, 'button.mantine-FileInput-input');
    // The browser's own file window comes up on Enter.
    await page.keyboard.press('Enter');
    await (await chooserComes).setFiles(path);
    await pressOn(page, words.go);
    await page.waitForURL(/\/imports\/imp_/);

    await page.getByRole('button', { name: words.check }).waitFor();
    await expectAccessible(page);
    await pressOn(page, words.check);
    await page.getByRole('button', { name: words.run }).waitFor();
    await expectAccessible(page);
    expect(await count(`Fresh ${locale}`)).toMatchObject({ total: 0 });

    await pressOn(page, words.run);
    await page.getByRole('status').getByText(words.done, { exact: true }).waitFor();
    await expectAccessible(page);
    expect(await count(`Fresh ${locale}`)).toMatchObject({ total: 1 });
    const link = page.locator('a[download]');
    const report = await page.request.get(`${server.url}${await link.getAttribute('href')}`);
    expect((await report.text()).trim().split('\n')).toHaveLength(4);

    await pressOn(page, words.undo);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await expectAccessible(page);
    await tabTo(page, '[role=dialog] button[data-autofocus] ~ button');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(words.undone, { exact: true }).waitFor();
    expect(await count(`Fresh ${locale}`)).toMatchObject({ total: 0 });
    await page.context().close();
  });
});

it('rows are shown by what became of them, with the reason', async () => {
  const { body } = await api('POST', '/api/v1/imports', {
    ...{ resource: 'customers', fileName: 'rows.csv', dryRun: true },
    content: 'Name,Phone\nFirst,0915000001\nSecond,12\n',
  });
  const { id } = body.data as unknown as { id: string };
  const page = await visit({ path: `/imports/${id}` });
  await page.getByRole('cell', { name: 'First', exact: true }).waitFor();
  await page.getByText('With a mistake (1)').click();
  await page.getByRole('cell', { name: 'Second', exact: true }).waitFor();
  expect(await page.getByRole('cell', { name: 'First', exact: true }).count()).toBe(0);
  await page
    .getByRole('row', { name: /Second/ })
    .getByText('Phone:')
    .waitFor();
  await page.context().close();
});

it('nothing can be checked before the required fields have their columns', async () => {
  const { body } = await api('POST', '/api/v1/imports', { resource: 'customers', content: 'Whoever,Phone\nSomebody,0915000002\n' });
  const { id } = body.data as unknown as { id: string };
  const page = await visit({ path: `/imports/${id}` });
  const check = page.getByRole('button', { name: 'Check 1 row' });
  await check.waitFor();
  expect(await check.isDisabled()).toBe(true);
  await page.getByText('Still needs a column: Name').waitFor();
  await page.getByLabel('Where Whoever goes').selectOption('name');
  await check.click();
  await page.getByRole('button', { name: 'Import 1 row' }).waitFor();
  await page.context().close();
});

it.each(['/imports', '/imports/new'])('%s fits a phone in Hebrew and dark', async (path) => {
  const page = await visit({ locale: 'he', width: 390, path });
  await expectAccessible(page);
  await page.context().close();
});
