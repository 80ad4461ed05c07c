import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../../../launcher/launch.ts';
import { runUntilStopped } from '../../../launcher/run-until-stopped.ts';
import { readSettings } from '../../../launcher/settings.ts';

/** `npm start` with two small programs in the place of server and worker. */
const here = path.dirname(fileURLToPath(import.meta.url));
const programs = [
  { name: 'server', file: path.join(here, 'server.ts') },
  { name: 'worker', file: path.join(here, 'worker.ts') },
];

await runUntilStopped({
  settings: () => readSettings(process.env, process.argv.slice(2), path.resolve(here, '../../..')),
  begin: (settings, control) =>
    launch({
      settings,
      programs,
      buildWebApp: null,
      migrate: { name: 'migrate', file: path.join(here, 'migrate.ts') },
      ...control,
    }),
});
