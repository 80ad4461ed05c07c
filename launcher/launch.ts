import path from 'node:path';
import { takeLock, type LockHolder } from './before-dependencies/lock.mjs';
import { bringDatabaseUpToDate, bringUpPrograms } from './bring-up-programs.ts';
import { bringUpPostgres, bringUpTemporal } from './bring-up-servers.ts';
import { dataFolderAt, makeDataFolder, type DataFolder } from './data-folder.ts';
import { writeInstallation, type Installation } from './installation.ts';
import { keepRunning, type Keeper } from './keep-running.ts';
import { keepLogsSmall } from './logs.ts';
import { useExternalPostgres } from './postgres/use-external.ts';
import { ProblemAtStart } from './problem-at-start.ts';
import { stopLeftBehind } from './processes/left-behind.ts';
import { createProgramTable } from './processes/program-table.ts';
import { programEnvironment } from './program-environment.ts';
import type { Program } from './programs.ts';
import { step, type Say } from './progress.ts';
import { bringUpWebApp } from './web-app/bring-up-web-app.ts';
import { installationKey } from './secrets.ts';
import type { Settings } from './settings.ts';
import { createStages } from './stages.ts';

export interface LaunchOptions {
  readonly settings: Settings;
  readonly programs: readonly Program[];
  /** Run to its end before the programs; null for none. */
  readonly migrate: Program | null;
  /** Run to its end where the web app is not built yet; null for none. */
  readonly buildWebApp: Program | null;
  readonly say: Say;
  /** Aborting it while Roteiro starts ends the start, and what had been started. */
  readonly signal: AbortSignal;
  /** Aborting it makes an end that is under way hasty. */
  readonly hurry: AbortSignal;
}

export interface Launched {
  readonly installation: Installation;
  /** Ends everything in order: programs, Temporal, Postgres. */
  stop(): Promise<void>;
  /** Starts the programs anew, after a change of their sources. */
  restartPrograms(): Promise<void>;
}

/**
 * Starts Postgres, Temporal and the programs, and keeps them running until `stop`.
 * @throws ProblemAtStart when it cannot; then nothing is left running
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { settings, hurry } = options;
  const folder = dataFolderAt(settings.dataFolder);
  const lock = takeLock(folder.lock, { port: settings.port });
  if (!lock.held) throw new ProblemAtStart(alreadyRuns(lock.holder));
  const stages = createStages(options.say);
  const table = createProgramTable(folder.programs);
  const end = async () => {
    await stages.drain(hurry);
    table.clear();
    lock.release();
  };
  try {
    makeDataFolder(folder);
    const stopWatchingLogs = keepLogsSmall(folder.logs);
    const started = await start({ ...options, folder, stages, table });
    return {
      ...started,
      async stop() {
        stopWatchingLogs();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

interface Starting extends LaunchOptions, Keeper {
  readonly folder: DataFolder;
}

async function start(starting: Starting): Promise<Omit<Launched, 'stop'>> {
  const { settings, folder, say, signal, table } = starting;
  const left = await stopLeftBehind(folder.root);
  if (left > 0) say(`Ended ${left} programs that an earlier start left behind`);
  table.set('launcher', process.pid);
  const keyFile = path.join(folder.secrets, 'installation.key');
  installationKey(keyFile);

  const servers = [postgresOf(starting), temporalOf(starting), webAppOf(starting)] as const;
  // Also after a failure: what still comes up must be known before everything is ended.
  await Promise.allSettled(servers);
  const [databaseUrl, temporal, webApp] = await Promise.all(servers);
  const installation = { databaseUrl, ...temporal, port: settings.port, keyFile };
  writeInstallation(folder.root, installation);

  signal.throwIfAborted();
  const env = programEnvironment(settings, installation, webApp);
  const surroundings = { checkout: settings.checkout, logs: folder.logs, env };
  if (starting.migrate !== null) {
    await bringDatabaseUpToDate(starting.migrate, surroundings, starting);
  }
  const supervised = await bringUpPrograms(starting.programs, surroundings, starting, signal);
  return {
    installation,
    restartPrograms: async () => {
      await Promise.all(supervised.map((program) => program.restart()));
    },
  };
}

async function webAppOf(starting: Starting): Promise<string | null> {
  const { buildWebApp, settings, folder } = starting;
  if (buildWebApp === null) return null;
  const surroundings = { checkout: settings.checkout, logs: folder.logs, env: {} };
  return bringUpWebApp(buildWebApp, folder.webApp, surroundings, starting);
}

async function postgresOf(starting: Starting): Promise<string> {
  const { database } = starting.settings;
  if (database.kind === 'external') {
    await step(starting.say, 'Postgres at DATABASE_URL', () => useExternalPostgres(database.url));
    return database.url;
  }
  const postgres = await bringUpPostgres(starting);
  keepRunning(starting, 'postgres', 'Postgres', postgres);
  return postgres.running.url;
}

type TemporalPlace = Pick<Installation, 'temporalAddress' | 'temporalNamespace' | 'temporalUiUrl'>;

async function temporalOf(starting: Starting): Promise<TemporalPlace> {
  const { temporal } = starting.settings;
  if (temporal.kind === 'external') {
    const { address, namespace, uiUrl } = temporal;
    // Temporal's client takes half a second to load, and only this way needs it.
    const { useExternalTemporal } = await import('./temporal/use-external.ts');
    await step(starting.say, `Temporal at ${address}`, () => useExternalTemporal(address));
    return { temporalAddress: address, temporalNamespace: namespace, temporalUiUrl: uiUrl };
  }
  const server = await bringUpTemporal(starting);
  keepRunning(starting, 'temporal', 'Temporal', server);
  return {
    temporalAddress: server.running.address,
    temporalNamespace: 'default',
    temporalUiUrl: server.running.uiAddress,
  };
}

function alreadyRuns(holder: LockHolder): string {
  return (
    `Roteiro already runs from this checkout (process ${holder.pid}): ` +
    `http://localhost:${String(holder.note['port'])}. Stop it with Ctrl-C, or: kill ${holder.pid}`
  );
}
