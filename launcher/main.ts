import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './launch.ts';
import { BUILD_WEB_APP, MIGRATE, programsFor } from './programs.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { readSettings } from './settings.ts';

const checkout = fs.realpathSync(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

await runUntilStopped({
  settings: () => readSettings(process.env, process.argv.slice(2), checkout),
  begin: (settings, control) =>
    launch({
      settings,
      programs: programsFor(settings.nodeEnv, settings.watch),
      migrate: MIGRATE,
      buildWebApp: BUILD_WEB_APP,
      ...control,
    }),
});
