import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, visit, type Look } from './support/browser.ts';
import { lookForBarriers } from './support/look-for-barriers.ts';
import { ROUNDS } from './support/places.ts';

const base = inject('roteiroUrl');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const MINUTE = 60_000;
const LOOKS: readonly (readonly [string, Look])[] = [
  ['wide and light', { width: 1280, scheme: 'light' }],
  ['wide and dark, in Portuguese', { width: 1280, scheme: 'dark', language: 'pt' }],
  ['on a phone', { width: 390, scheme: 'light' }],
];

describe.each(LOOKS)('%s', (_name, look) => {
  it.each(ROUNDS)(
    '%s lands on %s and meets no barrier on any page',
    async (who, first, paths) => {
      const { page, complaints, open, context } = await visit(browser, base, who, look);
      expect(new URL(page.url()).pathname).toBe(first);
      for (const path of paths) {
        await open(path);
        await page.locator('h1').first().waitFor();
        await page.waitForLoadState('load');
        await page.locator('[data-loading]').first().waitFor({ state: 'hidden' });
        const wider = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect({ path, wider, barriers: await lookForBarriers(page) }).toEqual({
          path,
          wider: 0,
          barriers: [],
        });
        expect(await page.locator('h1').count()).toBe(1);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    MINUTE,
  );
});

it(
  'says that an address leads nowhere, and goes on from there',
  async () => {
    const { page, open, context } = await visit(browser, base, 'carla');
    await open('/there-is-no-such-page');
    await page.getByRole('link', { name: 'To your first page' }).click();
    await page.waitForURL('**/runs');
    await page.locator('h1').waitFor();
    expect(await page.locator('h1').count()).toBe(1);
    await context.close();
  },
  MINUTE,
);

it(
  'comes back to where somebody wanted to go when they had to sign in first',
  async () => {
    const { page, open, context } = await visit(browser, base, 'admin');
    await context.clearCookies();
    await open('/tokens');
    await page.waitForURL('**/sign-in');
    await page.getByLabel('E-mail').fill('admin@exemplo.test');
    await page.getByLabel(/^(Password|Senha)/).fill('chaves-da-casa-1');
    await page.getByRole('button', { name: /^(Sign in|Entrar)$/ }).click();
    await page.waitForURL('**/tokens');
    await page.locator('h1').waitFor();
    expect(await page.locator('h1').count()).toBe(1);
    await context.close();
  },
  MINUTE,
);
