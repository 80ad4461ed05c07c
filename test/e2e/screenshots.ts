import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openBrowser, visit, type Look } from './support/browser.ts';
import { ROUNDS } from './support/places.ts';

// Pictures of every page of a Roteiro that runs: `npm run screenshots [-- http://localhost:9090]`.
const base = process.argv[2] ?? `http://localhost:${process.env['PORT'] ?? 8080}`;
const folder = path.resolve('.data/screenshots');
const looks: readonly Look[] = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme): Look => ({ width, scheme, language: 'pt' })),
);

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
for (const [who, , paths] of ROUNDS)
  for (const look of looks) {
    const { page, context, open } = await visit(browser, base, who, look);
    const inside = await linksOf(page, '/runs/');
    for (const place of [...paths, ...inside]) {
      await open(place);
      await page.locator('h1').first().waitFor();
      await page.waitForTimeout(1000);
      const name = place.slice(1).replaceAll(/[^a-z-]+/g, '_');
      const file = `${who}-${name}-${look.width}-${look.scheme}.png`;
      await page.screenshot({ path: path.join(folder, file) });
      console.log(path.join('.data/screenshots', file));
    }
    await context.close();
  }
await browser.close();

/** The first address of that kind which the page that one lands on leads to. */
async function linksOf(page: import('playwright-core').Page, start: string): Promise<string[]> {
  await page.waitForTimeout(1000);
  const link = page.locator(`main a[href^="${start}"]`).first();
  const href = (await link.count()) === 0 ? null : await link.getAttribute('href');
  return href === null ? [] : [href, `${href}/replay`];
}
