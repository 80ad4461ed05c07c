import type { Clock } from './clock.ts';

export interface FixedClock extends Clock {
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is moved: for tests. */
export function fixedClock(start: string): FixedClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}
