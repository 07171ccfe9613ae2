import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
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

const read = async (path: string) => (await api('GET', `/api/v1/${path}`)).body.data as unknown;

it('a task is written down and ticked off by key, and the tick can be taken back', async () => {
  const page = await visit({ path: '/tasks' });
  await expectAccessible(page);
  await page.keyboard.press('n');
  await page.locator('input[name=title]:focus').waitFor();
  await page.keyboard.type('Order books');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Order books' }).waitFor();
  await tabTo(page, '[role=radiogroup] input');
  await page.locator('#content').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect.poll(() => read('tasks?status=done')).toMatchObject([{ title: 'Order books' }]);
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => read('tasks?status=open')).toMatchObject([{ title: 'Order books' }]);
  await page.context().close();
});

it('a task on the start page leads to the record it is about', async () => {
  const customer = (await api('POST', '/api/v1/customers', { name: 'Asked for papers' })).body.data as unknown as { id: string };
  await api('POST', '/api/v1/tasks', {
    ...{ title: 'Send papers', dueAt: '2026-01-01T10:00:00Z' },
    entity: { type: 'customer', id: customer.id },
  });
  const page = await visit({ path: '/' });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open Send papers' }).click();
  await page.getByRole('heading', { name: 'Asked for papers' }).waitFor();
  await page.context().close();
});

it('a list saved as a view comes back by its name, and may be what the list begins with', async () => {
  await api('POST', '/api/v1/customers', { name: 'In Haifa', city: 'Haifa' });
  const page = await visit({ path: '/customers?city=Haifa&order=desc' });
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this list as a view' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('[name=name]').fill('Haifa families');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Haifa families' }).click();
  await page.getByRole('menuitem', { name: 'Begin with this view' }).click();
  await expect.poll(() => read('saved-views?resource=customers')).toMatchObject([{ name: 'Haifa families', isDefault: true }]);
  await page.goto(`${server.url}/customers`);
  await page.waitForURL(/city=Haifa/);
  await page.getByRole('button', { name: 'Haifa families' }).waitFor();
  await page.context().close();
});

it('the palette finds a lead by the server’s own search', async () => {
  await api('POST', '/api/v1/leads', { name: 'Rosalind' });
  const page = await visit({ path: '/customers' });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('textbox').waitFor();
  await page.keyboard.type('Rosalin');
  await page.getByRole('dialog').getByText('Rosalind').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/leads\/led_/);
  await page.context().close();
});

it.each(['/tasks', '/'])('%s fits a phone in Hebrew and dark', async (path) => {
  const page = await visit({ locale: 'he', width: 390, path });
  await expectAccessible(page);
  await page.context().close();
});
