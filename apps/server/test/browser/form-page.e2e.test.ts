import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';

let server: TestServer;
let browser: Browser;
/** Two websites: the school's, which the form is open to, and somebody else's. */
let site: Server;
let stranger: Server;
let path: string;

const addressOf = (one: Server): string => `http://127.0.0.1:${(one.address() as AddressInfo).port}`;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  const framing = (): Server =>
    createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end(`<iframe src="${server.url}${path}?lang=en" width="400" height="700"></iframe>`),
    );
  site = framing().listen(0, '127.0.0.1');
  stranger = framing().listen(0, '127.0.0.1');
  await Promise.all([site, stranger].map((one) => new Promise((resolve) => one.once('listening', resolve))));
  const admin = await signIn(server, 'admin');
  await admin('POST', '/api/v1/courses', { id: 'crs_1', name: 'Robotics', category: 'robotics' });
  const form = await admin('POST', '/api/v1/lead-forms', {
    name: 'Website',
    fields: ['phone', 'email', 'course', 'message'],
    allowedOrigins: [addressOf(site)],
  });
  path = (form.body.data as unknown as { path: string }).path;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  stranger?.close();
  await server?.close();
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual([]);
}

describe.each([
  { lang: 'en', width: 1280, scheme: 'light', javaScriptEnabled: true },
  { lang: 'he', width: 390, scheme: 'dark', javaScriptEnabled: true },
  { lang: 'vi', width: 390, scheme: 'light', javaScriptEnabled: true },
  { lang: 'he', width: 390, scheme: 'light', javaScriptEnabled: false },
] as const)(
  'the page of a form in $lang, $width px wide, $scheme, scripts $javaScriptEnabled',
  ({ lang, width, scheme, javaScriptEnabled }) => {
    it('is filled in by keyboard, mended, and sent; axe finds nothing', async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && !message.text().includes('400') && errors.push(message.text()));
      await page.goto(`${server.url}${path}?lang=${lang}`);
      // axe itself is a script.
      if (javaScriptEnabled) await expectAccessible(page);
      const name = `Visitor ${lang} ${javaScriptEnabled}`;
      await page.locator('#name').fill(name);
      await page.locator('#phone').fill('12');
      await page.keyboard.press('Enter');
      await page.locator('[role=alert]').waitFor();
      if (javaScriptEnabled) await expectAccessible(page);
      expect(await page.locator('#name').inputValue()).toBe(name);
      await page.locator('#phone').fill(`050-500-00${10 + ['en', 'he', 'vi'].indexOf(lang) + (javaScriptEnabled ? 0 : 5)}`);
      await page.locator('button[type=submit]').click();
      await page.locator('[role=status]').waitFor();
      if (javaScriptEnabled) await expectAccessible(page);
      expect(await server.database.look('SELECT status FROM leads WHERE name = $1', [name])).toEqual([{ status: 'new' }]);
      expect(errors).toEqual([]);
      await context.close();
    });
  },
);

it('stands in a frame of the school’s website and sends from there, and in nobody else’s', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(addressOf(site));
  const frame = page.frameLocator('iframe');
  await frame.locator('#name').fill('Framed');
  await frame.locator('#phone').fill('050-500-0099');
  await frame.locator('button[type=submit]').click();
  await frame.locator('[role=status]').waitFor();
  expect(await server.database.look(`SELECT status FROM leads WHERE name = 'Framed'`)).toEqual([{ status: 'new' }]);
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto(addressOf(stranger));
  await refused;
  expect(await frame.locator('#name').count()).toBe(0);
  await context.close();
});
