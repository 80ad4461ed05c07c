#!/usr/bin/env node
// `npm run test:chaos`. Plain JavaScript, for it runs before the dependencies may be there.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../../launcher/before-dependencies/dependencies.mjs';

const checkout = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const dataFolder = path.join(checkout, '.data');
const failure = await ensureDependencies({ checkout, dataFolder, quiet: false });
if (failure !== null) {
  console.error(failure);
  process.exit(1);
}
const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');
