import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Makes `npx roteiro` find the command line of this checkout at once: npm links the commands of
 * dependencies only, and without a link npx would install the checkout into its cache first.
 *
 * @param {string} checkout
 */
export function linkBin(checkout) {
  const bin = path.join(checkout, 'node_modules', '.bin');
  const link = path.join(bin, 'roteiro');
  const target = path.relative(bin, path.join(checkout, 'launcher', 'roteiro.mjs'));
  fs.mkdirSync(bin, { recursive: true });
  fs.rmSync(link, { force: true });
  fs.symlinkSync(target, link);
}

const own = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === own) {
  linkBin(path.dirname(path.dirname(own)));
}
