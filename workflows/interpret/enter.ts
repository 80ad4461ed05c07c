import type { Activation } from './activation.ts';
import { attachmentsOf } from './attachments.ts';
import { armBoundaries, prepareBoundaries } from './boundaries.ts';
import { arriveAt, elementOf, enterNode } from './dispatch.ts';
import { enterWithInputs } from './enter-with-inputs.ts';
import { raiseIncident } from './incidents.ts';
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
  const why = tryToEnter(a, token);
  if (why === null) return;
  raiseIncident(a, a.draft.tokens[token.id] ?? token, 'enter', why);
}

function tryToEnter(a: Activation, token: Token): Trouble | null {
  const node = elementOf(a, token);
  const before = enterWithInputs(a, token);
  if (before !== null) return before;
  const entered: Token = a.draft.tokens[token.id] ?? token;
  if (node.boundaries.length > 0 && !listens(a, token)) {
    const boundaries = prepareBoundaries(a, node, entered);
    if (!boundaries.ok) return boundaries.trouble;
    armBoundaries(a, boundaries.value);
  }
  return enterNode(a, node, entered);
}

function listens(a: Activation, token: Token): boolean {
  const { timers, subscriptions } = attachmentsOf(a, token.id);
  return timers.length > 0 || subscriptions.length > 0;
}
