import { keepRunning, type Keeper } from './keep-running.ts';
import { lastLines } from './logs.ts';
import {
  logOf,
  runProgram,
  startProgram,
  type ProgramSurroundings,
} from './processes/start-program.ts';
import type { Supervised } from './processes/supervise.ts';
import { ProblemAtStart } from './problem-at-start.ts';
import type { Program } from './programs.ts';
import { step, type Say } from './progress.ts';

/** Runs the program that brings the database up to date. */
export async function bringDatabaseUpToDate(
  program: Program,
  surroundings: ProgramSurroundings,
  { say, signal }: { readonly say: Say; readonly signal: AbortSignal },
): Promise<void> {
  await step(say, 'Database up to date', async () => {
    const ended = await runProgram(program, surroundings, signal);
    if (ended.code !== 0) throw didNotStart(program, surroundings, ended.text);
  });
}

/** Starts programs together and keeps them running; ends when all are ready or one cannot. */
export async function bringUpPrograms(
  programs: readonly Program[],
  surroundings: ProgramSurroundings,
  keeper: Keeper,
  signal: AbortSignal,
): Promise<Supervised[]> {
  const begun = programs.map(async (program) => {
    const start = (until: AbortSignal) => startProgram(program, surroundings, until);
    try {
      const running = await step(keeper.say, program.name, () => start(signal));
      return keepRunning(keeper, 'programs', program.name, { running, start });
    } catch (error) {
      signal.throwIfAborted();
      const why = error instanceof Error ? error.message : String(error);
      throw didNotStart(program, surroundings, why);
    }
  });
  // Also after a failure: what still comes up must be known before everything is ended.
  await Promise.allSettled(begun);
  return Promise.all(begun);
}

function didNotStart(program: Program, { logs }: ProgramSurroundings, why: string): ProblemAtStart {
  const log = logOf(program, logs);
  return new ProblemAtStart(
    `${program.name} did not start (${why}). The end of ${log}:\n${lastLines(log)}`,
  );
}
