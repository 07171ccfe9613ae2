import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

interface Made {
  id: string;
  version: number;
}

async function make(path: string, body: object): Promise<Made> {
  const answer = await api('POST', `/api/v1/${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.data as unknown as Made;
}
const read = async (path: string) => (await api('GET', `/api/v1/${path}`)).body.data as unknown;

describe.each([
  { locale: 'en', call: 'Wants Sundays', child: 'Noa', phone: '0912000001' },
  { locale: 'he', call: 'רוצה ימי ראשון', child: 'נועה', phone: '0912000002' },
] as const)('in $locale', ({ locale, call, child, phone }) => {
  it('a lead is added, called, made a student and found again, by keyboard alone', async () => {
    const page = await visit({ locale, path: '/leads' });
    await expectAccessible(page);
    await page.keyboard.press('n');
    await page.locator('input[name=name]:focus').waitFor();
    await expectAccessible(page);
    await page.keyboard.type(`Levi ${locale}`);
    await tabTo(page, '[name=phone]');
    await page.keyboard.type(phone);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/leads\/led_/);
    const id = new URL(page.url()).pathname.split('/').at(-1);

    await page.locator('select[name=type]').waitFor();
    await expectAccessible(page);
    await tabTo(page, 'textarea[name=text]');
    await page.keyboard.type(call);
    await page.keyboard.press('Control+Enter');
    await page.locator('li').getByText(call).waitFor();
    expect(await read(`leads/${id}/activities`)).toMatchObject([{ type: 'call', text: call }]);

    // Off the field first: letters typed into one are no shortcuts.
    await tabTo(page, 'button');
    await page.keyboard.press('c');
    const name = page.locator('[name="student.name"]');
    await name.waitFor();
    await page.locator('[name="student.name"]:focus').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(`${child} ${locale}`);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/students\/stu_/);
    await page.getByRole('heading', { name: `${child} ${locale}` }).waitFor();
    expect(await read(`leads/${id}`)).toMatchObject({ status: 'converted' });

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.keyboard.type(`${child} ${locale}`);
    await page.getByRole('dialog').getByText(`Levi ${locale}`).first().waitFor();
    await page.context().close();
  });
});

it('on the board a card goes to the next column by Shift and an arrow, which turns round in Hebrew', async () => {
  const { id } = await make('leads', { name: 'Board card' });
  for (const [locale, key] of [
    ['en', 'Shift+ArrowRight'],
    ['he', 'Shift+ArrowLeft'],
  ] as const) {
    await api('PATCH', `/api/v1/leads/${id}`, { status: 'new' });
    const page = await visit({ locale, path: '/leads/board' });
    await tabTo(page, `[data-lead="${id}"]`);
    await expectAccessible(page);
    await page.keyboard.press(key);
    await expect.poll(() => read(`leads/${id}`)).toMatchObject({ status: 'contacted' });
    // The keyboard stays with the card.
    await page.locator(`section:nth-child(2) [data-lead="${id}"]:focus`).waitFor();
    await page.keyboard.press(key);
    await expect.poll(() => read(`leads/${id}`)).toMatchObject({ status: 'in_progress' });
    await page.context().close();
  }
});

it('a card is dragged to another column, and the toast takes it back', async () => {
  const { id } = await make('leads', { name: 'Dragged card' });
  const page = await visit({ path: '/leads/board' });
  await page.locator('li', { has: page.locator(`[data-lead="${id}"]`) }).dragTo(page.getByRole('region', { name: 'Closed' }));
  await expect.poll(() => read(`leads/${id}`)).toMatchObject({ status: 'closed' });
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => read(`leads/${id}`)).toMatchObject({ status: 'new' });
  await page.context().close();
});

it('who has the phone already is shown before converting, and the student joins that family', async () => {
  const customer = await make('customers', { name: 'Known family', phone: '0912000077' });
  const { id } = await make('leads', { name: 'Asks again', phone: '0912000077', allowDuplicate: true });
  const page = await visit({ path: `/leads/${id}` });
  await page.getByRole('button', { name: 'Make a student' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: 'Known family' }).waitFor();
  await dialog.getByRole('button', { name: 'Make a student' }).click();
  await page.waitForURL(/\/students\/stu_/);
  expect(await read(`leads/${id}`)).toMatchObject({ customerId: customer.id });
  await page.context().close();
});

it('a lead whose phone a customer has names that customer', async () => {
  await make('customers', { name: 'Has this phone', phone: '0912000088' });
  const page = await visit({ path: '/leads/new' });
  await page.locator('input[name=name]').fill('Same phone');
  await page.locator('input[name=phone]').fill('0912000088');
  await page.keyboard.press('Control+Enter');
  const link = page.getByRole('alert').getByRole('link', { name: 'Has this phone' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toMatch(/^\/customers\/cus_/);
  await page.context().close();
});

it('status and next step are changed in the list, each in its own cell', async () => {
  const { id } = await make('leads', { name: 'Inline lead' });
  const page = await visit({ path: '/leads?search=Inline' });
  await page.getByRole('link', { name: 'Inline lead' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.getByRole('combobox', { name: 'Status of Inline lead' }).selectOption('contacted');
  await page.keyboard.press('Enter');
  await expect.poll(() => read(`leads/${id}`)).toMatchObject({ status: 'contacted' });
  await page.getByRole('button', { name: 'Change Next step of Inline lead' }).click();
  await page.getByLabel('Next step of Inline lead', { exact: true }).fill('2026-12-24T10:00');
  await page.keyboard.press('Enter');
  // Ten o'clock at the school, which is in Vietnam.
  await expect.poll(() => read(`leads/${id}`)).toMatchObject({ followUpAt: expect.stringMatching(/^2026-12-24T03:00:00/) });
  await page.context().close();
});

it('two customers who are one become one, after a second yes', async () => {
  const kept = await make('customers', { name: 'Twin', phone: '0912000091' });
  const other = await make('customers', { name: 'Twin', city: 'Haifa', tags: ['chess'] });
  const page = await visit({ path: `/customers/${kept.id}` });
  await page.getByRole('button', { name: 'Make one of the two' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('cell', { name: 'Haifa' }).waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make one of the two' }).click();
  expect(await read(`customers/${other.id}`)).toMatchObject({ id: other.id });
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Make one of the two' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await read(`customers/${other.id}`)).toMatchObject({ id: kept.id, city: 'Haifa', tags: ['chess'] });
  await page.context().close();
});

it('a field of the school’s own is asked for, kept, shown and filtered by', async () => {
  await make('custom-fields', { resource: 'customer', key: 'shirt', label: 'Shirt', type: 'select', options: ['Small', 'Large'] });
  const page = await visit({ path: '/customers/new' });
  await page.locator('input[name=name]').fill('Dressed');
  await page.getByLabel('Shirt').selectOption('Large');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/customers\/cus_/);
  await page.getByText('Large').waitFor();
  await page.goto(`${server.url}/customers?customField=shirt%3DLarge`);
  await page.getByRole('link', { name: 'Dressed' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await page.context().close();
});

it('a form is made, previewed and taken to a website', async () => {
  const page = await visit({ path: '/lead-forms/new' });
  await page.locator('input[name=name]').fill('Website');
  await page.getByRole('combobox', { name: 'Websites that may show it' }).fill('https://www.school.example');
  await page.locator('[name="texts.en.title"]').fill('Ask our teachers');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/lead-forms\/frm_/);
  await page.getByText('<iframe src=').waitFor();
  await page.frameLocator('iframe').getByRole('heading', { name: 'Ask our teachers' }).waitFor();
  await expectAccessible(page);
  await page.context().close();
});

it('whose turn it is can be set, and the next lead goes to them', async () => {
  const page = await visit({ path: '/leads/assignment-rules' });
  await page.getByRole('combobox', { name: 'Everywhere else' }).click();
  await page.getByRole('option', { name: 'The seller' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => read('leads/assignment-rules')).toMatchObject([{ branchId: null, userIds: ['usr_driving_seller'] }]);
  const { id } = await make('leads', { name: 'Next in turn' });
  expect(await read(`leads/${id}`)).toMatchObject({ ownerId: 'usr_driving_seller' });
  await page.context().close();
});

it('today shows whom to call, and who is nobody’s', async () => {
  await make('leads', { name: 'Call me', ownerId: 'usr_driving_seller', followUpAt: '2026-01-01T10:00:00Z' });
  await make('leads', { name: 'Later', ownerId: 'usr_driving_seller', followUpAt: '2027-12-31T10:00:00Z' });
  const page = await visit({ role: 'seller', path: '/' });
  await page.getByRole('region', { name: 'Leads to call' }).getByRole('link', { name: 'Call me' }).waitFor();
  expect(await page.getByRole('link', { name: 'Later' }).count()).toBe(0);
  await expectAccessible(page);
  await page.context().close();
});

it.each(['/', '/leads', '/leads/new', '/leads/board', '/leads/assignment-rules', '/lead-forms', '/lead-forms/new'])(
  '%s fits a phone in Hebrew and dark',
  async (path) => {
    const page = await visit({ locale: 'he', width: 390, path });
    await expectAccessible(page);
    await page.context().close();
  },
);

it('somebody who may only look is offered nothing to change', async () => {
  const { id } = await make('leads', { name: 'Looked at' });
  const page = await visit({ role: 'viewer', path: `/leads/${id}` });
  await page.getByRole('heading', { name: 'Looked at' }).waitFor();
  for (const name of ['Edit', 'Make a student', 'Write it down', 'Add tags']) {
    expect(await page.getByRole('button', { name }).count(), name).toBe(0);
  }
  await page.context().close();
});
