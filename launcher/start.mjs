// `npm start`. Plain JavaScript without dependencies: on a fresh clone it runs before `npm ci` has.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './before-dependencies/dependencies.mjs';
import { lockHolder } from './before-dependencies/lock.mjs';
import { nodeIsTooOld } from './before-dependencies/node-version.mjs';
import { portIsFree, readPort } from './before-dependencies/port.mjs';

const checkout = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dataFolder = path.resolve(process.env['ROTEIRO_DATA'] || path.join(checkout, '.data'));

const failure =
  nodeIsTooOld(process.versions.node) ??
  alreadyRuns() ??
  (await portProblem()) ??
  (await ensureDependencies({ checkout, dataFolder, quiet: false }));
if (failure !== null) {
  console.error(failure);
  process.exit(1);
}
const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');

/** Also keeps `npm ci` from changing the dependencies under a running Roteiro. */
function alreadyRuns() {
  const holder = lockHolder(path.join(dataFolder, 'lock.json'));
  return holder === null
    ? null
    : `Roteiro already runs from this checkout (process ${holder.pid}): ` +
        `http://localhost:${String(holder.note['port'])}. Stop it with Ctrl-C, or: kill ${holder.pid}`;
}

/** Asked before anything else is begun, so that a busy port leaves nothing running. */
async function portProblem() {
  const port = readPort(process.env['PORT']);
  if (port === null) {
    return `PORT is "${process.env['PORT']}", which is not a port. Set it to a number from 1 to 65535.`;
  }
  if (await portIsFree(port)) return null;
  return (
    `Port ${port} is busy: another program listens on it. ` +
    `Stop that program, or choose another port: PORT=${port === 65535 ? 8081 : port + 1} npm start`
  );
}
