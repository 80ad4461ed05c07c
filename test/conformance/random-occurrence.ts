import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Actor, Occurrence } from '../../workflows/interpret/occurrence.ts';
import { nextDueAt, nextOccurrence } from '../../workflows/interpret/order.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { Token } from '../../workflows/interpret/token.ts';

const actor: Actor = { kind: 'person', id: 'ana', role: 'technician' };

/** What may happen to a run next: answers to all that is open, and some that come too late. */
export function possible(state: ProcedureState, values: Variables, at: number): Occurrence[] {
  const id = `o${state.seq}`;
  const late = state.nextId + 1000;
  const stamp = { id, at };
  const due = nextDueAt(state);
  const fired = due === null ? null : nextOccurrence(state, [], Math.max(due, at));
  return [
    ...(fired === null ? [] : [fired.occurrence]),
    ...Object.values(state.tokens).flatMap((token) => answersTo(token, values, stamp)),
    ...Object.values(state.subscriptions).map((one): Occurrence => ({
      kind: 'message-received',
      ...stamp,
      subscription: one.id,
      messageId: id,
      name: one.message,
      variables: values,
      actor: null,
    })),
    ...Object.keys(state.incidents).flatMap((key) => verbs(Number(key), values, stamp)),
    ...[0, ...Object.keys(state.tokens).map(Number), late].map((holder): Occurrence => ({
      kind: 'variables-set',
      ...stamp,
      holder,
      variables: values,
      actor,
      reason: 'r',
    })),
    { kind: 'task-completed', ...stamp, token: late, values, actor },
    { kind: 'timer-fired', ...stamp, timer: late, seenAt: at },
    {
      kind: 'message-received',
      ...stamp,
      subscription: late,
      messageId: id,
      name: 'm',
      variables: values,
      actor: null,
    },
    { kind: 'run-started', ...stamp, element: null, variables: values, actor },
    { kind: 'clock-advanced', ...stamp, from: at, actor },
    { kind: 'cancel', ...stamp, actor, reason: 'r' },
  ];
}

interface Stamp {
  readonly id: string;
  readonly at: number;
}

/** Every answer that a token could get, fitting or not. */
function answersTo({ id: token, wait }: Token, variables: Variables, stamp: Stamp): Occurrence[] {
  const attempt = wait.kind === 'step' ? wait.attempt : 1;
  const runId = 'called';
  const step = { ...stamp, token, attempt };
  const call = { ...stamp, token, runId };
  const error = { errorCode: 'A', message: 'm', variables };
  return [
    { kind: 'task-completed', ...stamp, token, values: variables, actor },
    { kind: 'step-completed', ...step, variables },
    { kind: 'step-completed', ...step, attempt: attempt + 1, variables },
    { kind: 'step-error', ...step, ...error },
    { kind: 'step-error', ...step, ...error, errorCode: 'B' },
    { kind: 'step-failed', ...step, failure: { type: 'T', message: 'm' } },
    { kind: 'call-started', ...call, version: 1, planHash: 'h' },
    { kind: 'call-refused', ...stamp, token, code: 'procedure-not-found', params: {} },
    { kind: 'call-ended', ...call, outcome: { kind: 'completed', variables } },
    { kind: 'call-ended', ...call, outcome: { kind: 'error', ...error } },
    { kind: 'call-ended', ...call, outcome: { kind: 'error', ...error, errorCode: 'B' } },
    { kind: 'call-ended', ...call, outcome: { kind: 'cancelled', reason: 'r' } },
    { kind: 'call-incidents', ...call, open: 1 },
  ];
}

function verbs(incident: number, variables: Variables, stamp: Stamp): Occurrence[] {
  const verb = { ...stamp, incident, actor, reason: 'r' };
  return [
    { kind: 'incident-retry', ...verb, variables },
    { kind: 'incident-skip', ...verb },
    { kind: 'incident-override', ...verb, variables, flows: null },
    { kind: 'incident-override', ...verb, variables, flows: [] },
    { kind: 'incident-override', ...verb, variables, flows: ['no such flow'] },
  ];
}
