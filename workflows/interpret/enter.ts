import type { Activation } from './activation.ts';
import { armBoundaries, prepareBoundaries } from './boundaries.ts';
import { arriveAt, elementOf, enterNode } from './dispatch.ts';
import { enterWithInputs } from './enter-with-inputs.ts';
import { raiseIncident } from './incidents.ts';
import type { PlanNode } from '../plan/plan-nodes.ts';
import type { Token } from './token.ts';
import { trouble, type Trouble } from './trouble.ts';

/** Elements passed in one activation before it counts as a loop without end. */
export const TRANSITION_LIMIT = 12_000;

/** Enters every token that arrived, in order, until nothing can move. */
export function enterArrived(a: Activation): void {
  for (let at = 0; at < a.ready.length; at += 1) {
    const id = a.ready[at];
    const token = id === undefined ? undefined : a.draft.tokens[id];
    if (token === undefined || token.wait.kind !== 'arrived') continue;
    a.transitions += 1;
    if (a.transitions > TRANSITION_LIMIT)
      raiseIncident(a, token, 'enter', trouble('endless-loop', { limit: TRANSITION_LIMIT }));
    else if (!arriveAt(a, elementOf(a, token), token)) enter(a, token);
  }
  a.ready.length = 0;
}

/** Enters one element; what fails parks the token, and a retry calls this again. */
export function enter(a: Activation, token: Token): void {
  const node = elementOf(a, token);
  const why = enterWithInputs(a, token) ?? listen(a, node, current(a, token));
  if (why !== null) {
    raiseIncident(a, current(a, token), 'enter', why);
    return;
  }
  const entered = current(a, token);
  const failed = enterNode(a, node, entered);
  if (failed === null) return;
  const parked = current(a, token);
  // A boundary event that has fired since must not begin to listen again on a retry.
  const wait = { kind: 'entering', listening: true } as const;
  const listens = node.boundaries.length > 0 && parked.wait.kind === 'entering';
  raiseIncident(a, listens ? { ...parked, wait } : parked, 'enter', failed);
}

/** The boundary events begin to listen, once in each visit of the element. */
function listen(a: Activation, node: PlanNode, entered: Token): Trouble | null {
  if (entered.wait.kind === 'entering' && entered.wait.listening === true) return null;
  const boundaries = prepareBoundaries(a, node, entered);
  if (!boundaries.ok) return boundaries.trouble;
  armBoundaries(a, boundaries.value);
  return null;
}

const current = (a: Activation, token: Token): Token => a.draft.tokens[token.id] ?? token;
