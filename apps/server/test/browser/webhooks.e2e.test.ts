import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { openBrowser } from './browser.ts';
import { expectAccessible, type Visit, visitor } from './visits.ts';

let server: TestServer;
let browser: Browser;
let receiver: Receiver;
let admin: Api;
let visit: (visit: Visit) => Promise<Page>;

beforeAll(async () => {
  // One attempt each: what fails is given up at once.
  server = await startTestServer({ environment: { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_MAX_RETRIES: '1' } });
  await openSchool(server, 'driving');
  receiver = await startReceiver();
  browser = await openBrowser();
  admin = await signIn(server, 'admin');
  visit = visitor(server, browser);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await receiver?.close();
});
beforeEach(async () => {
  server.app.system.limits = new RateLimits(null);
  for (const { id } of dataOf<{ id: string }[]>(await admin('GET', '/api/v1/webhooks?limit=100')))
    await admin('DELETE', `/api/v1/webhooks/${id}`);
  receiver.answer = (_, response) => response.end('thanks');
  receiver.received.length = 0;
});

async function addEndpoint(fields: object = {}): Promise<string> {
  const answer = await admin('POST', '/api/v1/webhooks', { url: receiver.url, eventTypes: ['course.*'], ...fields });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return dataOf<{ id: string }>(answer).id;
}

let courses = 0;
async function addCourse(): Promise<string> {
  return dataOf<{ id: string }>(await admin('POST', '/api/v1/courses', { name: `Course ${++courses}`, category: 'driving' })).id;
}

it('a webhook is added for a kind of events, its secret is shown once, and a test says what came back', async () => {
  const page = await visit({ path: '/webhooks' });
  await page.getByRole('link', { name: 'Add a webhook' }).first().click();
  await page.locator('input[name=url]').fill(`${receiver.url}/hook`);
  await page.locator('input[name=name]').fill('Accounting');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Choose at least one event').waitFor();
  await page.getByRole('checkbox', { name: 'Courses', exact: true }).check();
  await page.getByRole('checkbox', { name: 'course.deleted' }).uncheck();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  const secret = await page.locator('pre').first().innerText();
  expect(secret).toMatch(/^whsec_/);
  await page.getByLabel('I have put it where it belongs').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.waitForURL(/\/webhooks\/whk_/);
  await expect.poll(() => page.getByText(secret).count()).toBe(0);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(dataOf(await admin('GET', `/api/v1/webhooks/${id}`))).toMatchObject({
    eventTypes: ['course.created', 'course.updated'],
    filter: null,
  });

  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByRole('button', { name: 'Send it now' }).click();
  await page.getByText('It arrived').waitFor();
  const dialog = page.getByRole('dialog');
  expect(await dialog.innerText()).toContain('thanks');
  expect(await dialog.innerText()).toContain('X-Aivo-Signature');
  expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
  await expectAccessible(page);

  receiver.answer = (_, response) => response.writeHead(503).end('closed');
  await page.getByRole('button', { name: 'Send it now' }).click();
  await page.getByText('It didn’t arrive').waitFor();
  expect(await dialog.innerText()).toContain('answer 503');
  await page.context().close();
});

it('a delivery shows up in the log by itself, opens with its attempt beside its body, and is sent again', async () => {
  const id = await addEndpoint({ name: 'Our app' });
  const page = await visit({ path: '/webhook-deliveries' });
  await page.getByText('Nothing has been sent yet').waitFor();
  receiver.answer = (_, response) => response.writeHead(500).end('not today');
  const course = await addCourse();
  const line = page.getByRole('button', { name: /course\.created/ });
  await line.waitFor({ timeout: 10_000 });
  expect(await line.innerText()).toMatch(/Given up[\s\S]*Our app[\s\S]*answer 500/);

  await line.click();
  const opened = page.getByRole('dialog');
  await opened.getByText('not today').waitFor();
  expect(await opened.innerText()).toContain('webhook-signature');
  expect(await opened.innerText()).toContain(`"id": "${course}"`);
  await opened.getByText('As sent', { exact: true }).click();
  await opened.getByText(receiver.received[0]?.body ?? 'nothing came', { exact: true }).waitFor();
  await expectAccessible(page);
  expect(page.url()).toContain(`open=${id}.dlv_`);

  receiver.answer = (_, response) => response.end('thanks');
  await opened.getByRole('button', { name: 'Send it again' }).click();
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(2);
  await opened.getByText('2 attempts').waitFor({ timeout: 10_000 });
  await opened.getByText('thanks').waitFor();
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(Array(2).fill(receiver.received[0]?.headers['webhook-id']));
  await page.keyboard.press('Escape');
  await expect.poll(() => line.innerText(), { timeout: 10_000 }).toContain('Arrived');
  await page.getByLabel('State').selectOption('PERMANENT_FAILURE');
  await page.getByText('Nothing fits these filters').waitFor();
  await page.context().close();
});

it('a stretch of time is counted before it is sent again, and health shows what arrived', async () => {
  const id = await addEndpoint();
  for (let n = 0; n < 3; n++) await addCourse();
  await expect.poll(() => receiver.received.length).toBe(3);
  const page = await visit({ path: `/webhooks/${id}?tab=deliveries` });
  await page.getByRole('button', { name: 'Send several again' }).click();
  await page.getByText('Nothing fits: nothing would go out.').waitFor();
  expect(await page.getByRole('button', { name: 'Send again', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('Which').selectOption('SUCCESS');
  await page.getByText('3 deliveries fit.').waitFor();
  await expectAccessible(page);
  expect(receiver.received.length).toBe(3);
  await page.getByRole('button', { name: 'Send 3 again' }).click();
  await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(6);
  await page.getByRole('tab', { name: 'Health' }).click();
  await page.getByText('3 deliveries arrived').waitFor();
  await page.getByRole('button', { name: 'Show table' }).first().click();
  await page.getByRole('columnheader', { name: 'Hour' }).waitFor();
  await expectAccessible(page);
  await page.context().close();
});

it('another secret signs beside the old one until somebody says that the receiver has it', async () => {
  const id = await addEndpoint({ name: 'Ledger' });
  const page = await visit({ path: `/webhooks/${id}` });
  await page.getByRole('button', { name: 'Replace the secret' }).click();
  await page.getByRole('button', { name: 'Replace it' }).click();
  expect(await page.getByRole('dialog').locator('pre').first().innerText()).toMatch(/^whsec_/);
  await page.getByLabel('I have put it where it belongs').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('The secret before signs until').waitFor();
  await page.getByRole('button', { name: 'The receiver has the new secret' }).click();
  await expect.poll(() => page.getByText('The secret before signs until').count()).toBe(0);
  await page.getByRole('button', { name: 'Delete it' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Ledger');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/webhooks$/);
  await page.getByText('No webhooks yet').waitFor();
  await page.context().close();
});

it('one that is switched off automatically is told of on the first page and the list, and is switched on again', async () => {
  const id = await addEndpoint({ name: 'Gone app' });
  const page = await visit({ path: '/' });
  receiver.answer = (_, response) => response.writeHead(410).end();
  await addCourse();
  await page.getByRole('alert').getByText('Gone app').waitFor({ timeout: 10_000 });
  await page.getByRole('link', { name: 'Open it' }).click();
  await page.waitForURL(new RegExp(`/webhooks/${id}`));
  await page.getByText('it is gone for good (410)').waitFor();
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await page.getByRole('button', { name: 'Switch it off' }).waitFor();
  expect(await page.getByText('it is gone for good (410)').count()).toBe(0);
  await page.context().close();
});

it('the explorer shows what happens as it happens, and who was told', async () => {
  await addEndpoint({ name: 'Listener' });
  const page = await visit({ path: '/events?types=course.created' });
  const before = await page.getByRole('button', { name: /course\.created/ }).count();
  const course = await addCourse();
  const line = page.getByRole('button', { name: new RegExp(course) });
  await line.waitFor({ timeout: 10_000 });
  expect(await page.getByRole('button', { name: /course\.created/ }).count()).toBe(before + 1);
  await line.click();
  await page.getByRole('dialog').getByRole('link', { name: 'Listener' }).click();
  await page.waitForURL(/\/webhook-deliveries\?open=/);
  await page.getByRole('dialog').getByText('1 attempt').waitFor();
  await page.context().close();
});

it('a manager sees webhooks and deliveries, and finds no way to change them', async () => {
  const id = await addEndpoint({ name: 'Seen' });
  await addCourse();
  const page = await visit({ role: 'manager', path: `/webhooks/${id}?tab=deliveries` });
  await page.getByRole('button', { name: /course\.created/ }).click();
  await page.getByRole('dialog').getByText('1 attempt').waitFor();
  const text = await page.locator('body').innerText();
  for (const change of ['Send it again', 'Send several again', 'Send a test', 'Edit', 'Replace the secret'])
    expect(text).not.toContain(change);
  await page.context().close();
});

it('everything stands in Hebrew on a dark phone without a fault', async () => {
  const id = await addEndpoint({ name: 'הנהלת חשבונות', eventTypes: ['course.*', 'lead.created', 'SESSION_COMPLETED'] });
  await addCourse();
  await expect.poll(() => receiver.received.length).toBe(1);
  const [delivery] = dataOf<{ id: string }[]>(await admin('GET', `/api/v1/webhooks/${id}/deliveries`));
  const page = await visit({ locale: 'he', width: 390, path: '/webhooks' });
  const paths = [
    ...['/webhooks', '/webhooks/new', `/webhooks/${id}`, `/webhooks/${id}?tab=deliveries`, `/webhooks/${id}?tab=health`],
    ...['/webhook-deliveries', `/webhook-deliveries?open=${id}.${delivery?.id}`, '/events'],
  ];
  for (const path of paths) {
    await page.goto(`${server.url}${path}`);
    await page.locator('#content h1').waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.mantine-Skeleton-root').count()).toBe(0);
    await expectAccessible(page);
  }
  await page.context().close();
});
