import { parseCycle, type Cycle } from '../../workflows/expressions/time/cycle.ts';
import { nextDue } from '../../workflows/expressions/time/next-due.ts';
import { readTimer } from '../../workflows/expressions/time/read-timer.ts';

/** When a timer start event is due next: epoch milliseconds on the organisation's clock. */
export interface Due {
  readonly due: number;
  /** How it goes on; null when it happens once. */
  readonly cycle: Cycle | null;
  /** How many moments of the cycle are over, whether they started a run or not. */
  readonly fired: number;
}

/** Starts that were missed are made up for one day (decision 6). */
export const CATCH_UP_MS = 24 * 3_600_000;

/** A cycle of days or more may have begun so long ago, and no longer. */
const OLDEST_START_MS = 10 * 366 * 24 * 3_600_000;

/**
 * Arms a timer at `now`. What lies in the past then is over, as in a Temporal Schedule: a date that
 * has gone by starts nothing, a cycle goes on with its next moment.
 * @param text ISO 8601 date-time, duration or repetition, or cron
 * @returns null when nothing is due ever; `unreadable` when the text is no such timer, or a cycle
 *   of days or more that began over ten years ago; `too-often` for a cycle of less than a second
 */
export function armTimer(
  kind: 'date' | 'duration' | 'cycle',
  text: string,
  now: number,
  zone: string,
): Due | null | 'unreadable' | 'too-often' {
  const read = readTimer(kind, text, { now, zone });
  // Calendar steps are counted one by one: an old start would hold up whoever publishes it.
  if (read?.cycle != null && isCalendar(read.cycle) && read.due < now - OLDEST_START_MS)
    return 'unreadable';
  if (read?.cycle != null && isTooOften(read.cycle)) return 'too-often';
  if (read !== null) return skipTo({ ...read, fired: 0 }, now, zone);
  // `R0/PT1H` can be read, and is over before it begins.
  return kind === 'cycle' && parseCycle(text, zone) !== null ? null : 'unreadable';
}

/** More starts than one a second would be of no use to anybody, and hold up all others. */
const SHORTEST_STEP_MS = 1000;

function isTooOften(cycle: Cycle): boolean {
  if (cycle.kind === 'cron' || isCalendar(cycle)) return false;
  const step = nextDue({ ...cycle, repeats: null }, 0, 'UTC');
  return step !== null && step < SHORTEST_STEP_MS;
}

/** Whether its steps are of days and more, which are not all equally long. */
const isCalendar = (cycle: Cycle): boolean =>
  cycle.kind === 'interval' && !/^PT/i.test(cycle.duration);

/** The moment after this one; null when there is none. */
export function afterDue({ due, cycle, fired }: Due, zone: string): Due | null {
  if (cycle === null) return null;
  const next = nextDue(cycle, due, zone, fired + 1);
  return next === null ? null : { due: next, cycle, fired: fired + 1 };
}

/** The first moment that is not before `target`; moments in between count as fired. */
export function skipTo(from: Due, target: number, zone: string): Due | null {
  let at: Due | null = leap(from, target);
  while (at !== null && at.due < target) at = afterDue(at, zone);
  return at;
}

/**
 * Comes near to the target at once where every moment is equally far from the next: a cycle of
 * seconds that began years ago has more moments than can be counted one by one.
 */
function leap(from: Due, target: number): Due {
  const { due, cycle, fired } = from;
  if (cycle === null || due >= target) return from;
  if (cycle.kind === 'cron') return { ...from, due: Math.max(due, target - 1) };
  if (isCalendar(cycle)) return from;
  const step = nextDue({ ...cycle, repeats: null }, 0, 'UTC');
  if (step === null || step <= 0) return from;
  const over = Math.floor((target - due) / step);
  const left = cycle.repeats === null ? over : Math.min(over, cycle.repeats - fired - 1);
  return { ...from, due: due + left * step, fired: fired + left };
}

/**
 * The earliest moment that is still made up for. A clock that was moved forward makes nothing
 * missed: what has come due by that counts as if it came due just now.
 * @param now the server's clock
 * @param clockOffsetMs by how much the organisation's clock was ahead when the timer was armed
 *   or last fired
 */
export const catchUpFrom = (now: number, clockOffsetMs: number): number =>
  now + clockOffsetMs - CATCH_UP_MS;
