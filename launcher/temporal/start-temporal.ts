import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { lastLines, openLog } from '../logs.ts';
import { findFreePort } from '../ports.ts';
import { ProblemAtStart } from '../problem-at-start.ts';
import { exitOf, type Exit } from '../processes/exit.ts';
import { processesWithArgument } from '../processes/find-processes.ts';
import { stopProcess } from '../processes/stop-process.ts';
import { findTemporal, type TemporalBinary } from './find-temporal.ts';
import { prepareNamespace } from './prepare-namespace.ts';
import { serverFlags, type ServerPorts } from './server-flags.ts';

export interface TemporalOptions {
  /** Holds the database file. Absolute; made when it is not there. */
  readonly folder: string;
  /** Nothing is kept after the end. False when left out. */
  readonly inMemory?: boolean;
  /** On 127.0.0.1; free ones when left out. */
  readonly ports?: ServerPorts;
  /** Found, or fetched on first use, when left out. */
  readonly binary?: TemporalBinary;
  /** `temporal.log` in the folder when left out. */
  readonly log?: string;
  readonly signal?: AbortSignal;
  /** Variables that mark the process as ours. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningTemporal {
  /** `host:port` for clients and workers. */
  readonly address: string;
  /** Temporal's own pages, as a URL. */
  readonly uiAddress: string;
  readonly pid: number;
  /** Of the server, such as `1.32.0`. */
  readonly version: string;
  readonly exited: Promise<Exit>;
  stop(hurry?: AbortSignal): Promise<void>;
}

/**
 * Starts a Temporal server of our own, serving the namespace `default`. One that an earlier, killed start left running on the same file is stopped first.
 */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  fs.mkdirSync(options.folder, { recursive: true });
  const binary =
    options.binary ??
    (await findTemporal({
      say: () => undefined,
      spareCache: options.folder,
      signal: options.signal,
    }));
  const database = options.inMemory === true ? null : databaseIn(options.folder);
  if (database !== null) await stopLeftTemporal(options.folder);
  const ports = options.ports ?? (await freePorts());
  const log = options.log ?? path.join(options.folder, 'temporal.log');
  const child = spawnServer(binary.file, serverFlags(ports, database), log, options);
  const exited = exitOf(child);
  let over = false;
  void exited.then(() => (over = true));
  const pid = child.pid;
  if (pid === undefined) throw new ProblemAtStart(`Temporal did not start: ${(await exited).text}`);
  try {
    const version = await prepareNamespace({
      httpPort: ports.http,
      exited: () => over,
      signal: options.signal,
    });
    return {
      address: `127.0.0.1:${ports.grpc}`,
      uiAddress: `http://127.0.0.1:${ports.ui}`,
      pid,
      version,
      exited,
      stop: (hurry) => stopServer(pid, hurry),
    };
  } catch (error) {
    await stopServer(pid);
    options.signal?.throwIfAborted();
    throw new ProblemAtStart(`Temporal did not start. The end of ${log}:\n${lastLines(log)}`, {
      cause: error,
    });
  }
}

/** Whether a Temporal has written in the folder before. */
export function hasData(folder: string): boolean {
  return fs.existsSync(databaseIn(folder));
}

function databaseIn(folder: string): string {
  return path.join(folder, 'temporal.db');
}

/** Ends what an earlier start that was killed left running on the folder. */
export async function stopLeftTemporal(folder: string): Promise<void> {
  const left = processesWithArgument(databaseIn(folder)).filter(({ command }) =>
    command.includes('start-dev'),
  );
  await Promise.all(left.map(({ pid }) => stopServer(pid)));
}

async function stopServer(pid: number, hurry?: AbortSignal): Promise<void> {
  await stopProcess(pid, [{ signal: 'SIGTERM', wait: 10_000 }], hurry);
}

async function freePorts(): Promise<ServerPorts> {
  const grpc = await findFreePort();
  const ui = await findFreePort([grpc]);
  return { grpc, ui, http: await findFreePort([grpc, ui]) };
}

function spawnServer(
  file: string,
  flags: readonly string[],
  log: string,
  { folder, env }: TemporalOptions,
) {
  const output = openLog(log);
  try {
    return spawn(file, flags, {
      cwd: folder,
      env: { ...process.env, TZ: 'UTC', ...env },
      stdio: ['ignore', output, output],
      detached: true,
    });
  } finally {
    fs.closeSync(output);
  }
}
