import type { Cycle } from '../expressions/time/cycle.ts';
import { readTimer } from '../expressions/time/read-timer.ts';
import type { ElementId, Instant, TokenId } from '../plan/ids.ts';
import type { TimerDefinition } from '../plan/plan-nodes.ts';
import { record, type Activation } from './activation.ts';
import { describe, evaluateOperand } from './evaluate.ts';
import type { TimerWait } from './token.ts';
import { bad, good, trouble, type Outcome } from './trouble.ts';

export interface DueMoment {
  readonly due: Instant;
  readonly cycle: Cycle | null;
  /** The evaluated definition: an ISO 8601 text or a cron expression. */
  readonly definition: string;
}

/** When a timer that is armed now will fire; a duration and a cycle count from this occurrence. */
export function evaluateTimer(
  a: Activation,
  holder: TokenId,
  element: ElementId,
  timer: TimerDefinition,
): Outcome<DueMoment> {
  const outcome = evaluateOperand(a, holder, timer.value);
  if (!outcome.ok) return outcome;
  const definition = outcome.value;
  const read =
    typeof definition === 'string'
      ? readTimer(timer.kind, definition, { now: a.at, zone: a.draft.base.zone })
      : null;
  if (typeof definition !== 'string' || read === null)
    return bad(
      trouble('timer-not-readable', { element, kind: timer.kind, got: describe(definition) }),
    );
  return good({ ...read, definition });
}

/** Starts a timer; its row and the token's new wait are one fact. */
export function setTimer(
  a: Activation,
  timer: Omit<TimerWait, 'id' | 'missed' | 'fired'>,
  definition: string,
): void {
  const id = a.draft.nextId;
  record(a, {
    type: 'timer-set',
    element: timer.element,
    token: timer.token,
    data: { timer: id, dueAt: new Date(timer.due).toISOString(), definition },
    change: { timers: { [id]: { id, ...timer, fired: 0, missed: 0 } } },
  });
}
