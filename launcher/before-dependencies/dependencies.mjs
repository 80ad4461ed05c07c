import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { linkBin } from '../link-bin.mjs';
import { takeLock } from './lock.mjs';

/**
 * Whether node_modules holds what package-lock.json asks for, judged by npm's own list of what it
 * installed. npm writes that list last, so an installation cut short counts as none.
 *
 * @param {string} checkout
 */
export function dependenciesAreCurrent(checkout) {
  const wanted = packagesIn(path.join(checkout, 'package-lock.json'));
  const installed = packagesIn(path.join(checkout, 'node_modules', '.package-lock.json'));
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true;
    const there = installed[place];
    // Optional ones are for other systems; development ones are left out in production.
    if (there === undefined) return Boolean(entry.optional || entry.dev || entry.devOptional);
    return there.version === entry.version;
  });
}

/**
 * Brings node_modules up to date with `npm ci`; does nothing when it is already.
 *
 * @param {{ checkout: string, dataFolder: string, quiet: boolean }} options
 * @returns {Promise<string | null>} what went wrong as a sentence, or null
 */
export async function ensureDependencies({ checkout, dataFolder, quiet }) {
  if (dependenciesAreCurrent(checkout)) return null;
  const file = path.join(dataFolder, 'dependencies.lock');
  let lock = takeLock(file);
  while (!lock.held) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    lock = takeLock(file);
  }
  try {
    // Another start may have installed them while this one waited for the lock.
    if (dependenciesAreCurrent(checkout)) return null;
    if (!quiet) console.log('Installing dependencies (npm ci) …');
    const began = performance.now();
    const failure = await runNpm(checkout, quiet);
    if (failure !== null) return failure;
    linkBin(checkout);
    if (!quiet) console.log(`Dependencies installed  ${seconds(performance.now() - began)}`);
    return null;
  } finally {
    lock.release();
  }
}

/** npm's own output goes to standard error, so that a command's `--json` stays clean. */
function runNpm(/** @type {string} */ checkout, /** @type {boolean} */ quiet) {
  const npm = process.env['npm_execpath'];
  const ownNpm = npm !== undefined && /npm-cli\.c?js$/.test(npm);
  const args = ['ci', '--no-audit', '--no-fund', ...(quiet ? ['--loglevel=error'] : [])];
  const child = ownNpm
    ? spawn(process.execPath, [npm, ...args], { cwd: checkout, stdio: ['ignore', 2, 2] })
    : spawn('npm', args, { cwd: checkout, stdio: ['ignore', 2, 2] });
  return new Promise((resolve) => {
    child.once('error', () => resolve('npm was not found. Install Node with npm, then try again.'));
    child.once('exit', (code) => {
      resolve(
        code === 0
          ? null
          : 'Installing the dependencies failed (npm says why above). ' +
              'Check the connection to the package registry, then try again.',
      );
    });
  });
}

function packagesIn(/** @type {string} */ file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

function seconds(/** @type {number} */ milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
