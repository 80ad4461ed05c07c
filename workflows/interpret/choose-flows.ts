import type { FlowId } from '../plan/ids.ts';
import { flowOf } from '../plan/plan-index.ts';
import type { NodeBase } from '../plan/plan-nodes.ts';
import type { Activation } from './activation.ts';
import { evaluateDecisive } from './evaluate.ts';
import type { FactData } from './fact.ts';
import type { Token } from './token.ts';
import { bad, good, trouble, type Outcome } from './trouble.ts';
import type { Writes } from './variables.ts';

/** Which flows a token takes, and why; `decided` is null where there was nothing to decide. */
export interface Choice {
  readonly flows: readonly FlowId[];
  readonly decided: FactData['gateway-decided'] | null;
}

/**
 * Evaluates the conditions of the outgoing flows in drawing order.
 * @param stopAtFirst an exclusive gateway takes the first that holds and looks no further
 */
export function chooseByConditions(
  a: Activation,
  node: NodeBase,
  token: Token,
  writes: Writes,
  stopAtFirst: boolean,
): Outcome<Choice> {
  const conditions = [];
  const taken: FlowId[] = [];
  for (const id of node.outgoing) {
    if (id === node.defaultFlow) continue;
    const flow = flowOf(a.index, id);
    if (flow.condition === null) {
      taken.push(id);
    } else {
      const outcome = evaluateDecisive(a, token.id, flow.condition, writes);
      if (!outcome.ok)
        return bad({ ...outcome.trouble, params: { ...outcome.trouble.params, flow: id } });
      conditions.push({ ...outcome.value, flow: id });
      if (outcome.value.result) taken.push(id);
    }
    if (stopAtFirst && taken.length > 0) break;
  }
  const byDefault =
    node.defaultFlow !== null &&
    (stopAtFirst ? taken.length === 0 : conditions.every((condition) => !condition.result));
  if (byDefault && node.defaultFlow !== null) taken.push(node.defaultFlow);
  if (taken.length === 0) return bad(trouble('no-flow-is-true', { element: node.name ?? node.id }));
  return good({ flows: taken, decided: { conditions, taken, byDefault } });
}

/**
 * The flows that leave an element other than an exclusive gateway: all of them, or, where some
 * have conditions, those that hold (BPMN 2.0 §13.3.1: an implicit inclusive split). Flows without
 * a condition are taken in any case, the default one when no condition holds.
 */
export function chooseFlows(
  a: Activation,
  node: NodeBase,
  token: Token,
  writes: Writes,
): Outcome<Choice> {
  const conditional = node.outgoing.some((id) => flowOf(a.index, id).condition !== null);
  if (!conditional) return good({ flows: node.outgoing, decided: null });
  return chooseByConditions(a, node, token, writes, false);
}
