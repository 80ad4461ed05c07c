import { processesWithVariable } from './find-processes.ts';
import { stopProcess } from './stop-process.ts';

/** The variable that marks programs as belonging to a data folder. */
export const MARK = 'ROTEIRO_CHILD_OF';

/**
 * Ends the programs that outlived a launcher which was killed, except Postgres and Temporal, which
 * are ended where they are started. They end by themselves when the launcher is gone; this waits
 * for those that are at it, and ends those that hang.
 * @returns how many there were
 */
export async function stopLeftBehind(dataFolder: string): Promise<number> {
  const left = processesWithVariable(MARK, dataFolder);
  await Promise.all(left.map((pid) => stopProcess(pid, [{ signal: 'SIGTERM', wait: 10_000 }])));
  return left.length;
}
