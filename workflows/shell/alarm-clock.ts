import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant } from '../plan/ids.ts';

/** Longer waits are taken in pieces. */
const LONGEST_MS = 30 * 24 * 60 * 60 * 1000;

/** One Temporal timer for the next due moment of all hosted runs. */
export interface AlarmClock {
  /** Sets, moves or (with null) stops the timer; it is left alone where the moment is the same. */
  setTo(due: Instant | null): void;
}

export function createAlarmClock(now: () => Instant, wake: () => void): AlarmClock {
  let set: { readonly due: Instant; readonly scope: CancellationScope } | null = null;

  async function ring(due: Instant, scope: CancellationScope): Promise<void> {
    try {
      await scope.run(() => sleep(Math.min(Math.max(due - now(), 1), LONGEST_MS)));
    } catch (error) {
      if (isCancellation(error)) return;
      throw error;
    }
    if (set?.scope === scope) set = null;
    wake();
  }

  return {
    setTo(due) {
      if (due === (set?.due ?? null)) return;
      set?.scope.cancel();
      set = null;
      if (due === null) return;
      set = { due, scope: new CancellationScope() };
      // A rejection is a bug of ours: unhandled, it fails the workflow task.
      void ring(due, set.scope);
    },
  };
}
