import type { Instant } from '../plan/ids.ts';
import type { Occurrence, OccurrenceKind } from './occurrence.ts';
import type { ProcedureState } from './state.ts';

/** Of two occurrences in the same instant the lower rank is taken first (decision 6). */
const RANK: Readonly<Record<OccurrenceKind, number>> = {
  'run-started': 0,
  'timer-fired': 1,
  'clock-advanced': 2,
  'call-started': 3,
  'call-refused': 4,
  'call-ended': 5,
  'call-incidents': 6,
  'step-completed': 7,
  'step-error': 8,
  'step-failed': 9,
  'task-completed': 10,
  'message-received': 11,
  'variables-set': 12,
  'incident-retry': 13,
  'incident-skip': 14,
  'incident-override': 15,
  cancel: 16,
};

/** Negative when `a` is taken before `b`: by time, then kind, then id. */
export function compareOccurrences(a: Occurrence, b: Occurrence): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind !== b.kind) return RANK[a.kind] - RANK[b.kind];
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The earliest due moment of all open timers, or null. */
export function nextDueAt(state: ProcedureState): Instant | null {
  let due: Instant | null = null;
  for (const timer of Object.values(state.timers)) {
    if (due === null || timer.due < due) due = timer.due;
  }
  return due;
}

/** A clock that is moved forward passes each moment on the way: nothing is missed (decision 30). */
function isPassedOver(inbox: readonly Occurrence[], due: Instant): boolean {
  return inbox.some(
    (waiting) => waiting.kind === 'clock-advanced' && waiting.from <= due && due <= waiting.at,
  );
}

/** The firing of the timer that is due first at `now`; equal times fire in order of their ids. */
function dueFiring(
  state: ProcedureState,
  inbox: readonly Occurrence[],
  now: Instant,
): Occurrence | null {
  let first = null;
  for (const timer of Object.values(state.timers)) {
    if (timer.due > now) continue;
    if (first === null || timer.due < first.due || (timer.due === first.due && timer.id < first.id))
      first = timer;
  }
  if (first === null) return null;
  return {
    kind: 'timer-fired',
    id: `timer/${first.id}/${first.due}`,
    at: first.due,
    timer: first.id,
    seenAt: isPassedOver(inbox, first.due) ? first.due : now,
  };
}

/**
 * What a run takes next: the earliest of the inbox and of the timers that are due at `now`. A
 * timer that was due before a message was received wins, though Temporal shows the signal first.
 * @returns the occurrence and the inbox without it, or null when nothing can move
 */
export function nextOccurrence(
  state: ProcedureState,
  inbox: readonly Occurrence[],
  now: Instant,
): { readonly occurrence: Occurrence; readonly rest: readonly Occurrence[] } | null {
  let best = state.status === 'running' ? dueFiring(state, inbox, now) : null;
  let at = -1;
  inbox.forEach((occurrence, index) => {
    if (best === null || compareOccurrences(occurrence, best) < 0) {
      best = occurrence;
      at = index;
    }
  });
  if (best === null) return null;
  return { occurrence: best, rest: inbox.filter((_, index) => index !== at) };
}
