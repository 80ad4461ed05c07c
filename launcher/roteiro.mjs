#!/usr/bin/env node
// The command line: `npx roteiro …`. Plain JavaScript, for it runs before the dependencies may be there.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dependenciesAreCurrent, ensureDependencies } from './before-dependencies/dependencies.mjs';
import { lockHolder } from './before-dependencies/lock.mjs';
import { nodeIsTooOld } from './before-dependencies/node-version.mjs';

const checkout = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dataFolder = path.resolve(process.env['ROTEIRO_DATA'] || path.join(checkout, '.data'));

const failure =
  nodeIsTooOld(process.versions.node) ??
  wouldDisturb() ??
  (await ensureDependencies({ checkout, dataFolder, quiet: true }));
if (failure !== null) {
  console.error(failure);
  process.exit(2);
}
const { register } = await import('tsx/esm/api');
register();
await import('../server/cli/main.ts');

/** Installing would take the dependencies away from under a running Roteiro. */
function wouldDisturb() {
  if (dependenciesAreCurrent(checkout)) return null;
  const holder = lockHolder(path.join(dataFolder, 'lock.json'));
  return holder === null
    ? null
    : 'The dependencies changed while Roteiro runs from this checkout. ' +
        `Stop it (kill ${holder.pid}) and run npm start again.`;
}
