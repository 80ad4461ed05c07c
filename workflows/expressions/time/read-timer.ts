import { parseCycle, type Cycle } from './cycle.ts';
import { parseDateTime } from './date-time.ts';
import { addDuration } from './duration.ts';
import { isKeepable } from './keepable.ts';
import { firstDue } from './next-due.ts';

/** The first due moment (epoch ms) of a timer, and how it goes on if it repeats. */
export interface TimerReading {
  readonly due: number;
  readonly cycle: Cycle | null;
}

/**
 * Reads a timer's text (ISO 8601 date-time, duration or repetition, or cron) as armed at `now`;
 * null when it is none. A negative duration is due at once.
 */
export function readTimer(kind: Kind, text: string, clock: Armed): TimerReading | null {
  const reading = readAny(kind, text, clock);
  return reading !== null && isKeepable(reading.due) ? reading : null;
}

type Kind = 'date' | 'duration' | 'cycle';
type Armed = { readonly now: number; readonly zone: string };

function readAny(kind: Kind, text: string, clock: Armed): TimerReading | null {
  switch (kind) {
    case 'date': {
      const due = parseDateTime(text, clock.zone);
      return due === null ? null : { due, cycle: null };
    }
    case 'duration': {
      const due = addDuration(clock.now, text, clock.zone);
      return due === null ? null : { due: Math.max(due, clock.now), cycle: null };
    }
    case 'cycle': {
      const cycle = parseCycle(text, clock.zone);
      const due = cycle === null ? null : firstDue(cycle, clock.now, clock.zone);
      return due === null ? null : { due, cycle };
    }
  }
}

/** The length of an ISO 8601 duration in ms, its days being of 24 hours; null when it is none. */
export function readDurationMs(text: string): number | null {
  return addDuration(0, text, 'UTC');
}
