import fs from 'node:fs';
import path from 'node:path';
import { processesInFolder } from '../processes/find-processes.ts';
import { stopProcess } from '../processes/stop-process.ts';

/**
 * Clears what an earlier Postgres left on a cluster, so that a new one can start:
 * one that outlived a killed launcher is stopped in order; connections that outlived a killed
 * Postgres are ended, for they hold its shared memory; and a pid file whose process is gone or is
 * now another program is removed. A Postgres is known by its working folder, which is its cluster.
 * @returns whether one still ran
 */
export async function clearLeftBehind(cluster: string): Promise<boolean> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  const main = postmasterPid(pidFile);
  const running = processesInFolder(cluster).map((found) => found.pid);
  const alive = main !== null && running.includes(main);
  if (alive) await stopPostmaster(main);
  const rest = processesInFolder(cluster).map((found) => found.pid);
  await Promise.all(rest.map((pid) => stopProcess(pid, [{ signal: 'SIGKILL', wait: 10_000 }])));
  fs.rmSync(pidFile, { force: true });
  return alive;
}

/**
 * Stops a Postgres: fast (open transactions are rolled back), after half a minute at once.
 * Source: Postgres documentation, "Shutting Down the Server".
 */
export async function stopPostmaster(pid: number, hurry?: AbortSignal): Promise<void> {
  await stopProcess(
    pid,
    [
      { signal: 'SIGINT', wait: 30_000 },
      { signal: 'SIGQUIT', wait: 5_000 },
    ],
    hurry,
    5_000,
  );
}

/** The first line of `postmaster.pid` is the process id. */
function postmasterPid(file: string): number | null {
  try {
    const pid = Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) ? pid : null;
  } catch {
    return null;
  }
}
