import type { ElementBehaviours, Resuming } from '../elements/element-behaviour.ts';
import { nodeOf } from '../plan/plan-index.ts';
import type { NodeType, PlanNode } from '../plan/plan-nodes.ts';
import type { Activation } from './activation.ts';
import { chooseFlows, type Choice } from './choose-flows.ts';
import type { Token } from './token.ts';
import type { Outcome, Trouble } from './trouble.ts';
import type { Writes } from './variables.ts';

/** The element that a token is at. */
export function elementOf(a: Activation, token: Token): PlanNode {
  return nodeOf(a.index, token.element);
}

/** Lets a joining gateway take the token; false where the element has no say in arrivals. */
export function arriveAt<T extends NodeType>(
  a: Activation,
  node: PlanNode<T>,
  token: Token,
): boolean {
  const behaviour: ElementBehaviours[T] = a.behaviours[node.type];
  if (behaviour.arrive === undefined) return false;
  behaviour.arrive(a, node, token);
  return true;
}

export function enterNode<T extends NodeType>(
  a: Activation,
  node: PlanNode<T>,
  token: Token,
): Trouble | null {
  const behaviour: ElementBehaviours[T] = a.behaviours[node.type];
  return behaviour.enter(a, node, token);
}

/** False where the element does not take such an occurrence. */
export function resumeNode<T extends NodeType>(
  a: Activation,
  node: PlanNode<T>,
  token: Token,
  occurrence: Resuming,
): boolean {
  const behaviour: ElementBehaviours[T] = a.behaviours[node.type];
  if (behaviour.resume === undefined) return false;
  behaviour.resume(a, node, token, occurrence);
  return true;
}

export function retryNode<T extends NodeType>(
  a: Activation,
  node: PlanNode<T>,
  token: Token,
): Trouble | null {
  const behaviour: ElementBehaviours[T] = a.behaviours[node.type];
  return behaviour.retry === undefined
    ? behaviour.enter(a, node, token)
    : behaviour.retry(a, node, token);
}

export function cancelNode<T extends NodeType>(
  a: Activation,
  node: PlanNode<T>,
  token: Token,
  by: string,
): void {
  const behaviour: ElementBehaviours[T] = a.behaviours[node.type];
  behaviour.cancel?.(a, node, token, by);
}

export function chooseAt<T extends NodeType>(
  a: Activation,
  node: PlanNode<T>,
  token: Token,
  writes: Writes,
): Outcome<Choice> {
  const behaviour: ElementBehaviours[T] = a.behaviours[node.type];
  if (behaviour.choose !== undefined) return behaviour.choose(a, node, token, writes);
  return chooseFlows(a, node, token, writes);
}
