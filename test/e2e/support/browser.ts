import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { accounts, type Who } from './accounts.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real Chromium: `ROTEIRO_CHROMIUM`, or where Debian puts it. */
export function openBrowser(): Promise<Browser> {
  const found = process.env['ROTEIRO_CHROMIUM'] ?? PLACES.find((place) => existsSync(place));
  if (found === undefined)
    throw new Error('There is no Chromium: apt-get install -y chromium, or set ROTEIRO_CHROMIUM.');
  return chromium.launch({ executablePath: found, args: ['--no-sandbox'] });
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the console complained of, and requests that failed. */
  readonly complaints: readonly string[];
  /** Opens an address of the app. */
  readonly open: (path: string) => Promise<void>;
}

export interface Look {
  readonly language?: 'en' | 'pt';
  readonly scheme?: 'light' | 'dark';
  /** Of the window, in px. */
  readonly width?: number;
}

const WIDE = 1280;
const TIMEOUT_MS = 10_000;

/** A browser of its own for one person, signed in at the Roteiro at `base`. */
export async function visit(
  browser: Browser,
  base: string,
  who: Who,
  { language = 'en', scheme = 'light', width = WIDE }: Look = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height: width < 500 ? 844 : 800 },
    colorScheme: scheme,
    locale: language === 'pt' ? 'pt-BR' : 'en-GB',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refused session is how the app learns that nobody is signed in.
    const isSession = message.location().url.endsWith('/api/session');
    if (message.type() === 'error' && !isSession) complaints.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (response.status() >= 400 && url.pathname !== '/api/session')
      complaints.push(`${response.status()} ${url.pathname}`);
  });
  const { email, password } = accounts[who];
  await page.goto('/');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel(/^(Password|Senha)/).fill(password);
  await page.getByRole('button', { name: /^(Sign in|Entrar)$/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in') && url.pathname !== '/');
  await choose(page, language);
  return { context, page, complaints, open: async (path) => void (await page.goto(path)) };
}

/** The example people read Portuguese first. */
async function choose(page: Page, language: 'en' | 'pt'): Promise<void> {
  const wanted = language === 'pt' ? 'pt-BR' : 'en';
  if ((await page.locator('html').getAttribute('lang')) === wanted) return;
  await page.getByRole('banner').getByRole('button').last().click();
  await page.locator(`[role=menuitemradio][lang=${wanted}]`).click();
  await page.locator(`html[lang=${wanted}]`).waitFor();
}
