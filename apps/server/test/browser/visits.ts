import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PASSWORD, type Role, signIn } from '../support/school.ts';
import type { TestServer } from '../support/server.ts';

export type Locale = 'en' | 'he' | 'vi';

export interface Visit {
  role?: Role;
  locale?: Locale;
  width?: number;
  path: string;
}

interface Look {
  locale?: string;
  width?: number;
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** A page of a browser nobody has used, or of one in which somebody is signed in. */
export async function newPage(browser: Browser, { locale = 'en', width = 1280, storageState }: Look = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    locale,
    ...(storageState ? { storageState } : {}),
  });
  return context.newPage();
}

/** Signs in by hand, on the page that asks for it. */
export async function enter(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
}

/** Opens pages as somebody. Each signs in by hand once: an account has ten sign-ins in a quarter of an hour. */
export function visitor(server: TestServer, browser: Browser) {
  const signedIn = new Map<Role, Awaited<ReturnType<BrowserContext['storageState']>>>();

  return async ({ role = 'admin', locale = 'en', width = 1280, path }: Visit): Promise<Page> => {
    const api = await signIn(server, role);
    await api('PATCH', '/api/v1/auth/me', { locale, colorScheme: width < 600 ? 'dark' : 'light' });
    const storageState = signedIn.get(role);
    const page = await newPage(browser, { locale, width, ...(storageState ? { storageState } : {}) });
    await page.goto(`${server.url}${path}`);
    if (!storageState) await enter(page, `${role}@driving.example`);
    await page.locator('#content h1').waitFor();
    signedIn.set(role, await page.context().storageState());
    return page;
  };
}

/** No serious fault that axe finds, and nothing wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  // Legacy: without a second page, which only frames of other origins would need.
  const axe = new AxeBuilder({ page })
    .exclude('iframe')
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual([]);
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Presses Tab until the element has the focus, as somebody without a mouse would. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}
