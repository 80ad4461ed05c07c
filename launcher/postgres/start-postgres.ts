import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { lastLines, openLog } from '../logs.ts';
import { findFreePort } from '../ports.ts';
import { ProblemAtStart } from '../problem-at-start.ts';
import { passwordIn } from '../secrets.ts';
import { exitOf, type Exit } from '../processes/exit.ts';
import { createCluster } from './create-cluster.ts';
import { findBinaries, type Binaries } from './find-binaries.ts';
import { clearLeftBehind, stopPostmaster } from './left-behind.ts';
import { asUser, userFor, type OsUser } from './os-user.ts';
import { prepareDatabase } from './prepare-database.ts';
import { clusterHome, reachableBinaries } from './reachable-folder.ts';
import { serverSettings, settingArguments } from './server-settings.ts';

export interface PostgresOptions {
  /** Holds the cluster and its password. Absolute; made when it is not there. */
  readonly folder: string;
  /** On 127.0.0.1; a free one when left out. */
  readonly port?: number;
  /** `postgres.log` in the folder when left out. */
  readonly log?: string;
  /** False gives up safety against power loss for speed: for tests. True when left out. */
  readonly durable?: boolean;
  readonly signal?: AbortSignal;
  /** Variables that mark the process as ours. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningPostgres {
  /** The database `roteiro`, as its owner, who may create other databases. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Such as `18.4`. */
  readonly version: string;
  readonly exited: Promise<Exit>;
  /** Stops fast and in order; faster once `hurry` is aborted. */
  stop(hurry?: AbortSignal): Promise<void>;
}

/**
 * Starts the embedded Postgres on a folder, with a database `roteiro` that is ready for use.
 * A folder without a cluster gets one. What an earlier, killed start left behind is cleared first.
 * As root it runs as another user, in a folder that user can reach.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const place = await preparePlace(options);
  await clearLeftBehind(place.cluster);
  const port = options.port ?? (await findFreePort());
  const log = options.log ?? path.join(options.folder, 'postgres.log');
  const child = spawnServer(place, port, log, options);
  const exited = exitOf(child);
  let over = false;
  void exited.then(() => (over = true));
  const pid = child.pid;
  if (pid === undefined) throw new ProblemAtStart(`Postgres did not start: ${(await exited).text}`);
  try {
    const { url, version } = await prepareDatabase({
      port,
      password: place.password,
      exited: () => over,
      signal: options.signal,
    });
    return { url, port, pid, version, exited, stop: (hurry) => stopPostmaster(pid, hurry) };
  } catch (error) {
    await stopPostmaster(pid);
    options.signal?.throwIfAborted();
    throw new ProblemAtStart(`Postgres did not start. The end of ${log}:\n${lastLines(log)}`, {
      cause: error,
    });
  }
}

/** Ends what an earlier start that was killed left running on the folder. */
export async function stopLeftPostgres(folder: string): Promise<void> {
  await clearLeftBehind(path.join(homeOf(folder), 'cluster'));
}

function homeOf(folder: string): string {
  return clusterHome(folder, userFor(path.join(folder, 'cluster')));
}

/** The version number in the folder's cluster (`18`), or undefined when there is none yet. */
export function clusterVersion(folder: string): string | undefined {
  const file = path.join(homeOf(folder), 'cluster', 'PG_VERSION');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined;
}

interface Place {
  readonly cluster: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly user: OsUser;
}

async function preparePlace({ folder, signal }: PostgresOptions): Promise<Place> {
  const home = homeOf(folder);
  const cluster = path.join(home, 'cluster');
  const user = userFor(cluster);
  const binaries = reachableBinaries(findBinaries(), home, user);
  const password = passwordIn(path.join(folder, 'password'));
  if (!fs.existsSync(cluster)) await createCluster({ home, binaries, user, password, signal });
  return { cluster, password, binaries, user };
}

function spawnServer(place: Place, port: number, log: string, options: PostgresOptions) {
  const settings = serverSettings(port, options.durable ?? true);
  const output = openLog(log);
  try {
    return spawn(place.binaries.postgres, ['-D', place.cluster, ...settingArguments(settings)], {
      ...asUser(place.user),
      cwd: place.cluster,
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin', ...options.env },
      stdio: ['ignore', output, output],
      detached: true,
    });
  } finally {
    fs.closeSync(output);
  }
}
