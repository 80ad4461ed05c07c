import type { ProgramTable } from './processes/program-table.ts';
import { supervise, type Running, type Supervised } from './processes/supervise.ts';
import type { Say } from './progress.ts';
import type { Stage, Stages } from './stages.ts';

/** Something that runs, and the way to start it again in the same place. */
export interface Restartable<T> {
  readonly running: T;
  readonly start: (signal: AbortSignal) => Promise<T>;
}

/** What keeps running parts: the order of their end, the list of their processes, the terminal. */
export interface Keeper {
  readonly stages: Stages;
  readonly table: ProgramTable;
  readonly say: Say;
}

/** Puts a running part under supervision, and in its place for the end. */
export function keepRunning(
  { stages, table, say }: Keeper,
  stage: Stage,
  name: string,
  { running, start }: Restartable<Running>,
): Supervised {
  const entry = name.toLowerCase();
  table.set(entry, running.pid);
  const supervised = supervise({
    name,
    running,
    start,
    say,
    pidChanged: (pid) => table.set(entry, pid),
  });
  stages.add(stage, { name, stop: (hurry) => supervised.stop(hurry) });
  return supervised;
}
