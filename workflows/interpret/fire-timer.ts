import { nextDue } from '../expressions/time/next-due.ts';
import { nodeOf } from '../plan/plan-index.ts';
import { record, tokenOf, type Activation } from './activation.ts';
import { boundaryToken, fireBoundary } from './boundaries.ts';
import { complete } from './complete.ts';
import { elementOf } from './dispatch.ts';
import { ignore } from './ignore.ts';
import { raiseIncident } from './incidents.ts';
import type { Occurrence } from './occurrence.ts';
import type { Moved } from './patch.ts';
import { performAttempt } from './request-step.ts';
import type { TimerWait, Token } from './token.ts';
import { trouble } from './trouble.ts';

/** Firings missed while everything was down happen up to this many, then an incident (decision 6). */
export const MISSED_LIMIT = 100;

/** A timer is due: its event fires, or a failed step is tried again. */
export function fireTimer(a: Activation, fired: Occurrence<'timer-fired'>): void {
  const timer = a.draft.timers[fired.timer];
  const token = timer === undefined ? null : tokenOf(a, timer.token);
  if (timer === undefined || token === null) {
    ignore(a, fired.kind, 'timer-gone', null, { timer: fired.timer });
    return;
  }
  switch (timer.purpose) {
    case 'catch':
      stateFiring(a, timer, null);
      complete(a, token, {});
      return;
    case 'retry':
      stateFiring(a, timer, null);
      retryStep(a, token);
      return;
    case 'boundary':
      fireBoundaryTimer(a, timer, token, fired.seenAt);
  }
}

/** Cycles count from the last due moment, not from when it was noticed. */
function fireBoundaryTimer(a: Activation, timer: TimerWait, host: Token, seenAt: number): void {
  const node = nodeOf(a.index, timer.element);
  const interrupting = node.type === 'timerBoundaryEvent' && node.interrupting;
  const fired = timer.fired + 1;
  const next =
    timer.cycle === null ? null : nextDue(timer.cycle, timer.due, a.draft.base.zone, fired);
  const missed = next !== null && next <= seenAt ? timer.missed + 1 : 0;
  const event = boundaryToken(a, timer.element, host);
  const stop = missed > MISSED_LIMIT;
  const again: TimerWait | null =
    next === null || stop ? null : { ...timer, due: next, fired, missed };
  stateFiring(a, timer, again, [[event.id, event]]);
  if (stop)
    raiseIncident(
      a,
      host,
      'timer',
      trouble('too-many-missed-firings', { element: node.name ?? node.id, limit: MISSED_LIMIT }),
      timer.element,
    );
  fireBoundary(a, event, host, interrupting, {});
}

function stateFiring(
  a: Activation,
  timer: TimerWait,
  again: TimerWait | null,
  moved: Moved = [],
): void {
  const data = {
    timer: timer.id,
    dueAt: new Date(timer.due).toISOString(),
    nextDueAt: again === null ? null : new Date(again.due).toISOString(),
  };
  const change = { timers: { [timer.id]: again } };
  const { element, token } = timer;
  record(a, { type: 'timer-fired', element, token, data, change }, moved);
}

function retryStep(a: Activation, token: Token): void {
  const node = elementOf(a, token);
  if (node.type !== 'serviceTask' || token.wait.kind !== 'step') return;
  const { attempt, retriesLeft } = token.wait;
  const why = performAttempt(a, node, token, attempt + 1, retriesLeft - 1);
  if (why !== null) raiseIncident(a, token, 'work', why);
}
