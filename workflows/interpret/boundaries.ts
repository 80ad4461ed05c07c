import type { Variables } from '../expressions/json-value.ts';
import type { ElementId } from '../plan/ids.ts';
import { nodeOf } from '../plan/plan-index.ts';
import type { PlanNode } from '../plan/plan-nodes.ts';
import { tokenOf, type Activation } from './activation.ts';
import { cancelToken } from './cancel-token.ts';
import { complete } from './complete.ts';
import { enterWithInputs } from './enter-with-inputs.ts';
import { raiseIncident } from './incidents.ts';
import { evaluateMessage, subscribe, type AwaitedMessage } from './subscriptions.ts';
import { evaluateTimer, setTimer, type DueMoment } from './timers.ts';
import type { Token } from './token.ts';
import { good, type Outcome } from './trouble.ts';

type Boundary =
  | {
      readonly kind: 'timer';
      readonly host: Token;
      readonly element: ElementId;
      readonly due: DueMoment;
    }
  | {
      readonly kind: 'message';
      readonly host: Token;
      readonly element: ElementId;
      readonly interrupting: boolean;
      readonly awaited: AwaitedMessage;
    };

/** What the boundary events of an element will listen for; nothing is stated yet. */
export function prepareBoundaries(
  a: Activation,
  node: PlanNode,
  host: Token,
): Outcome<readonly Boundary[]> {
  const prepared: Boundary[] = [];
  for (const id of node.boundaries) {
    const outcome = prepareBoundary(a, id, host);
    if (!outcome.ok) return outcome;
    if (outcome.value !== null) prepared.push(outcome.value);
  }
  return good(prepared);
}

/** Null for a boundary event that listens for nothing: errors are thrown to it. */
function prepareBoundary(a: Activation, element: ElementId, host: Token): Outcome<Boundary | null> {
  const node = nodeOf(a.index, element);
  if (node.type === 'timerBoundaryEvent') {
    const due = evaluateTimer(a, host.id, element, node.timer);
    return due.ok ? good({ kind: 'timer', host, element, due: due.value }) : due;
  }
  if (node.type === 'messageBoundaryEvent') {
    const awaited = evaluateMessage(a, host.id, node.message);
    if (!awaited.ok) return awaited;
    const { interrupting } = node;
    return good({ kind: 'message', host, element, interrupting, awaited: awaited.value });
  }
  return good(null);
}

export function armBoundaries(a: Activation, boundaries: readonly Boundary[]): void {
  for (const boundary of boundaries) armBoundary(a, boundary);
}

function armBoundary(a: Activation, boundary: Boundary): void {
  const at = { token: boundary.host.id, element: boundary.element };
  if (boundary.kind === 'message') {
    subscribe(a, { ...at, ...boundary.awaited, interrupting: boundary.interrupting });
    return;
  }
  const { due, cycle, definition } = boundary.due;
  setTimer(a, { ...at, due, cycle, purpose: 'boundary' }, definition);
}

/** Begins to listen again after an incident stopped one boundary event. */
export function rearmBoundary(a: Activation, element: ElementId, host: Token): void {
  const outcome = prepareBoundary(a, element, host);
  if (!outcome.ok) raiseIncident(a, host, 'timer', outcome.trouble, element);
  else if (outcome.value !== null) armBoundary(a, outcome.value);
}

/** The token with which a boundary event fires; its row belongs into the fact that fires it. */
export function boundaryToken(a: Activation, element: ElementId, host: Token): Token {
  return { id: a.draft.nextId, element, scope: host.scope, wait: { kind: 'arrived', flow: null } };
}

/**
 * Lets a boundary event fire, its token being in the state already: ends the host if it
 * interrupts, then goes on with what the event brought.
 */
export function fireBoundary(
  a: Activation,
  token: Token,
  host: Token,
  interrupting: boolean,
  brought: Variables,
): void {
  const open = tokenOf(a, host.id);
  if (interrupting && open !== null) cancelToken(a, open, token.element);
  const why = enterWithInputs(a, token);
  if (why !== null) raiseIncident(a, token, 'enter', why);
  else complete(a, a.draft.tokens[token.id] ?? token, brought);
}
