import { nextCron } from './cron.ts';
import type { Cycle } from './cycle.ts';
import { addDuration } from './duration.ts';
import { isKeepable } from './keepable.ts';

/**
 * The first moment (epoch ms) of a cycle that begins at `from`, null if it never comes. A start
 * that has passed is due at once.
 */
export const firstDue = (cycle: Cycle, from: number, zone: string): number | null => {
  if (cycle.kind === 'cron') return nextCron(cycle.cron, from, zone);
  if (cycle.repeats === 0) return null;
  return cycle.start ?? addDuration(from, cycle.duration, zone);
};

/**
 * The moment after one that was due, null when the cycle is over. It counts from the last *due*
 * moment, however late that was handled (decision 6). `fired` is how many came so far, that one
 * included; without it the number of repeats is not looked at.
 */
export const nextDue = (cycle: Cycle, afterDue: number, zone: string, fired = 0): number | null => {
  if (cycle.kind === 'cron') return nextCron(cycle.cron, afterDue, zone);
  if (cycle.repeats !== null && fired >= cycle.repeats) return null;
  const next = addDuration(afterDue, cycle.duration, zone);
  return next !== null && isKeepable(next) ? next : null;
};
