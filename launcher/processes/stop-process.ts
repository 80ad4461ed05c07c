import { setTimeout as pause } from 'node:timers/promises';
import { processBegan } from '../before-dependencies/lock.mjs';

/** One thing to try on a process, and how long to wait for its end before the next, in ms. */
export interface StopStep {
  readonly signal: NodeJS.Signals;
  readonly wait: number;
}

/** How a process was brought to its end: the signal that did it, or none was needed. */
export type Stopped = NodeJS.Signals | 'was-gone';

/**
 * Ends a process by ever stronger signals. When `hurry` is aborted, each wait that is left is at
 * most `hurriedWait` ms. Never signals another process that was given the same id meanwhile.
 */
export async function stopProcess(
  pid: number,
  steps: readonly StopStep[],
  hurry?: AbortSignal,
  hurriedWait = 2_000,
): Promise<Stopped> {
  const began = processBegan(pid);
  const gone = () => began === null || processBegan(pid) !== began;
  if (gone()) return 'was-gone';
  for (const { signal, wait } of steps) {
    send(pid, signal);
    const from = performance.now();
    let hurriedAt: number | null = null;
    const left = () => {
      if (hurry?.aborted === true) hurriedAt ??= performance.now();
      const untilStep = wait - (performance.now() - from);
      return hurriedAt === null
        ? untilStep
        : Math.min(untilStep, hurriedWait - (performance.now() - hurriedAt));
    };
    while (left() > 0) {
      if (gone()) return signal;
      await pause(20);
    }
  }
  return gone() ? 'SIGKILL' : endedAtLast(pid, gone);
}

/** After SIGKILL only the kernel is left to wait for. */
async function endedAtLast(pid: number, gone: () => boolean): Promise<Stopped> {
  send(pid, 'SIGKILL');
  while (!gone()) await pause(20);
  return 'SIGKILL';
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended between the look and the signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
