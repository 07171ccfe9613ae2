import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSchool, PASSWORD, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';
import { expectAccessible, tabTo, type Visit, visitor } from './visits.ts';

let server: TestServer;
let browser: Browser;
let visit: (visit: Visit) => Promise<Page>;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
  browser = await openBrowser();
  visit = visitor(server, browser);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** What a person reads on the way, by language. */
const WORDS = {
  en: { city: 'Haifa', addStudent: 'Add a student', students: 'Students', children: ['Noa', 'Itai'] },
  he: { city: 'חיפה', addStudent: 'הוספת תלמיד', students: 'תלמידים', children: ['נועה', 'איתי'] },
} as const;

async function addCustomer(name: string, more: object = {}): Promise<{ id: string; version: number }> {
  const api = await signIn(server, 'admin');
  const { status, body } = await api('POST', '/api/v1/customers', { name, ...more });
  expect(status).toBe(201);
  return body.data as unknown as { id: string; version: number };
}

describe.each<{ locale: 'en' | 'he'; width: number }>([
  { locale: 'en', width: 1280 },
  { locale: 'he', width: 1280 },
])('in $locale', ({ locale, width }) => {
  it('a family with two children is added and found again by keyboard alone', async () => {
    const words = WORDS[locale];
    const page = await visit({ locale, width, path: '/customers' });
    await expectAccessible(page);
    await page.keyboard.press('n');
    await page.waitForURL(/\/customers\/new$/);
    await page.locator('input[name=name]:focus').waitFor();
    await expectAccessible(page);
    await page.keyboard.type(`Levi ${locale}`);
    await tabTo(page, '[name=city]');
    await page.keyboard.type(words.city);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/customers\/cus_/);

    for (const child of words.children) {
      // Once a child is saved the button has the focus again: Enter adds the next.
      await page.getByRole('button', { name: words.addStudent }).waitFor();
      await tabTo(page, 'section[aria-labelledby] button');
      await page.keyboard.press('Enter');
      await page.locator('input[name=name]:focus').waitFor();
      await page.keyboard.type(`${child} ${locale}`);
      await tabTo(page, '[data-dates-input]');
      await page.keyboard.type('9.5.2014');
      await page.locator('table [aria-label*="2014"][data-selected]').waitFor();
      await expectAccessible(page);
      await tabTo(page, '[name=grade]');
      await page.keyboard.type('6');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('link', { name: `${child} ${locale}` }).waitFor();
    }
    await expectAccessible(page);

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.keyboard.type(`${words.children[0]} ${locale}`);
    await page.getByRole('dialog').getByText(` · Levi ${locale}`).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/students\/stu_/);
    await page.getByText('2014').first().waitFor();
    await expectAccessible(page);
    await page.context().close();
  });
});

it('a change made meanwhile by somebody else is laid beside one’s own, and mine wins only when I say so', async () => {
  const { id } = await addCustomer('Before', { city: 'Acre', source: 'Radio' });
  const api = await signIn(server, 'admin');
  const page = await visit({ path: `/customers/${id}` });
  await page.keyboard.press('e');
  await page.locator('input[name=name]:focus').waitFor();
  await page.locator('input[name=name]').fill('Mine');
  await api('PATCH', `/api/v1/customers/${id}`, { name: 'Theirs', city: 'Haifa' });
  await page.keyboard.press('Control+Enter');
  const alert = page.getByRole('alert').filter({ hasText: 'Theirs' });
  await alert.getByText('Mine', { exact: true }).waitFor();
  await expectAccessible(page);
  expect((await api('GET', `/api/v1/customers/${id}`)).body.data).toMatchObject({ name: 'Theirs' });
  await alert.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('heading', { name: 'Mine' }).first().waitFor();
  // Their other change isn't lost by it.
  await expect
    .poll(async () => (await api('GET', `/api/v1/customers/${id}`)).body.data)
    .toMatchObject({ name: 'Mine', city: 'Haifa', source: 'Radio' });
  await page.context().close();
});

it('changes to different fields both stand, without a question', async () => {
  const { id } = await addCustomer('Both', { city: 'Acre' });
  const api = await signIn(server, 'admin');
  const page = await visit({ path: `/customers/${id}` });
  await page.keyboard.press('e');
  await page.locator('input[name=source]').fill('A friend');
  await api('PATCH', `/api/v1/customers/${id}`, { city: 'Haifa' });
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => (await api('GET', `/api/v1/customers/${id}`)).body.data)
    .toMatchObject({ city: 'Haifa', source: 'A friend' });
  await page.context().close();
});

it('a phone that is known already shows whose it is, and families may share it all the same', async () => {
  await addCustomer('Has the phone', { phone: '0912345678' });
  const page = await visit({ path: '/customers/new' });
  await page.locator('input[name=name]').fill('Shares the phone');
  await page.locator('input[name=phone]').fill('0912 345 678');
  await page.keyboard.press('Control+Enter');
  const alert = page.getByRole('alert');
  await alert.getByRole('link', { name: 'Has the phone' }).waitFor();
  expect(await page.locator('input[name=name]').inputValue()).toBe('Shares the phone');
  await alert.getByRole('button').click();
  await page.getByRole('heading', { name: 'Shares the phone' }).waitFor();
  await page.context().close();
});

it('a lost line keeps what was typed, and saving again makes it once', async () => {
  const page = await visit({ path: '/customers/new' });
  await page.locator('input[name=name]').fill('Typed offline');
  // The server hears the request and the answer never arrives.
  let lost = 0;
  await page.route('**/api/v1/customers', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').waitFor();
  expect(await page.locator('input[name=name]').inputValue()).toBe('Typed offline');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Typed offline' }).waitFor();
  const api = await signIn(server, 'admin');
  expect((await api('GET', '/api/v1/customers?search=Typed%20offline')).body).toMatchObject({ pagination: { total: 1 } });
  await page.context().close();
});

it('a session that ends while somebody types keeps the form', async () => {
  const page = await visit({ role: 'manager', path: '/customers/new' });
  await page.locator('input[name=name]').fill('Typed before');
  await page.context().clearCookies();
  await page.keyboard.press('Control+Enter');
  const gate = page.getByRole('dialog');
  await gate.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await gate.waitFor({ state: 'detached' });
  expect(await page.locator('input[name=name]').inputValue()).toBe('Typed before');
  await page.getByRole('button', { name: 'Add the customer' }).click();
  await page.getByRole('heading', { name: 'Typed before' }).waitFor();
  await page.context().close();
});

it('leaving a half-filled form asks first, and staying loses nothing', async () => {
  const page = await visit({ path: '/customers/new' });
  await page.locator('input[name=name]').fill('Half');
  await page.getByRole('link', { name: 'Students' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click();
  expect(await page.locator('input[name=name]').inputValue()).toBe('Half');
  await page.getByRole('link', { name: 'Students' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL(/\/students$/);
  await page.context().close();
});

it('several are selected by key and deleted at once, and an administrator takes it back', async () => {
  await addCustomer('Zelda one');
  await addCustomer('Zelda two');
  const api = await signIn(server, 'admin');
  const count = async () => (await api('GET', '/api/v1/customers?search=Zelda')).body.pagination;
  const page = await visit({ path: '/customers?search=Zelda' });
  await page.getByRole('link', { name: 'Zelda two' }).waitFor();
  for (const key of ['j', 'x', 'j', 'Space']) await page.keyboard.press(key);
  const bar = page.getByRole('region', { name: 'Selected rows' });
  await bar.getByText('2 selected').waitFor();
  await bar.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(count).toMatchObject({ total: 0 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(count).toMatchObject({ total: 2 });
  await page.context().close();
});

it('a field changed in the list is put back, with the reason, when the server refuses it', async () => {
  const { id } = await addCustomer('Inline', { city: 'Acre' });
  const api = await signIn(server, 'admin');
  const page = await visit({ path: '/customers?search=Inline' });
  await page.getByText('Acre').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.keyboard.type('Haifa');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await api('GET', `/api/v1/customers/${id}`)).body.data).toMatchObject({ city: 'Haifa' });

  await page.route(`**/api/v1/customers/${id}`, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await page.keyboard.press('e');
  await page.keyboard.type('Nowhere');
  await page.keyboard.press('Enter');
  const toast = page.getByRole('alert').filter({ hasText: 'Inline' });
  await toast.waitFor();
  await page.getByRole('cell', { name: 'Haifa' }).waitFor();
  await page.unroute(`**/api/v1/customers/${id}`);
  await toast.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(async () => (await api('GET', `/api/v1/customers/${id}`)).body.data).toMatchObject({ city: 'Nowhere' });
  await page.context().close();
});

it('filters and chosen columns stand in the address and come back with Back', async () => {
  await addCustomer('Filtered', { city: 'Eilat' });
  const page = await visit({ path: '/customers' });
  await page.getByLabel('City', { exact: true }).fill('Eilat');
  await page.waitForURL(/city=Eilat/);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'E-mail' }).click();
  await page.waitForURL(/columns=/);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Filtered' }).click();
  await page.waitForURL(/\/customers\/cus_/);
  await page.goBack();
  await page.waitForURL(/city=Eilat.*columns=/);
  expect(await page.getByRole('columnheader', { name: 'E-mail' }).count()).toBe(0);
  expect(await page.getByRole('row').count()).toBe(2);
  await page.context().close();
});

it('somebody who may only look is offered nothing to change', async () => {
  const { id } = await addCustomer('Looked at');
  const page = await visit({ role: 'viewer', path: `/customers/${id}` });
  await page.getByRole('heading', { name: 'Looked at' }).waitFor();
  for (const name of ['Edit', 'Add a student', 'Delete']) expect(await page.getByRole('button', { name }).count()).toBe(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByText('Customers').waitFor();
  expect(await page.getByText('Add a customer').count()).toBe(0);
  await page.context().close();
});

it.each(['/branches/new', '/courses/new', '/students/new', '/branches', '/courses', '/students'])(
  '%s fits a phone in Hebrew and dark',
  async (path) => {
    const page = await visit({ locale: 'he', width: 390, path });
    await expectAccessible(page);
    await page.context().close();
  },
);

it('a branch keeps its rooms’ ids when one is renamed and one is added', async () => {
  const api = await signIn(server, 'admin');
  const { body } = await api('POST', '/api/v1/branches', { name: 'Carmel', type: 'school', rooms: [{ id: 'lab', name: 'Lab', seats: 8 }] });
  const { id } = body.data as unknown as { id: string };
  const page = await visit({ path: `/branches/${id}` });
  await page.getByRole('heading', { name: 'Carmel' }).waitFor();
  await page.keyboard.press('e');
  await page.locator('[name="rooms.0.name"]').fill('Big lab');
  await page.getByRole('button', { name: 'Add a room' }).click();
  await page.keyboard.type('Small lab');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('cell', { name: 'Small lab' }).waitFor();
  expect((await api('GET', `/api/v1/branches/${id}`)).body.data).toMatchObject({
    rooms: [
      { id: 'lab', name: 'Big lab', seats: 8 },
      { name: 'Small lab', seats: 12 },
    ],
  });
  await page.context().close();
});
