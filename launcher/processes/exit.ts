import type { ChildProcess } from 'node:child_process';

/** How a program ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** In words, such as `code 1` or `SIGKILL`. */
  readonly text: string;
}

/** Resolves when the program has ended, also when it could not be started at all. */
export function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, text: error.message }));
    child.once('exit', (code, signal) => {
      resolve({ code, signal, text: signal ?? `code ${code}` });
    });
  });
}
