import type { Variables } from '../expressions/json-value.ts';
import type { TokenId } from '../plan/ids.ts';
import { flowOf } from '../plan/plan-index.ts';
import type { PlanNode } from '../plan/plan-nodes.ts';
import { isEmpty, record, tokenOf, type Activation } from './activation.ts';
import { dropToken } from './attachments.ts';
import { chooseAt, elementOf } from './dispatch.ts';
import type { Choice } from './choose-flows.ts';
import type { Evaluated } from './fact.ts';
import { raiseIncident } from './incidents.ts';
import { evaluateMappings } from './mappings.ts';
import type { Token } from './token.ts';
import { bad, good, type Outcome } from './trouble.ts';
import { checkWrites, propagate, type Writes } from './variables.ts';

interface Leaving {
  readonly choice: Choice;
  readonly writes: Writes;
  readonly mappings: readonly Evaluated[];
}

/**
 * The element's work is done: applies the output mappings and lets the token go on. If that fails
 * the token parks with its result, and a retry completes it again.
 */
export function complete(a: Activation, token: Token, result: Variables): void {
  const node = elementOf(a, token);
  const leaving = prepare(a, node, token, result);
  if (leaving.ok) {
    leave(a, token, leaving.value);
    return;
  }
  raiseIncident(a, { ...token, wait: { kind: 'completing', result } }, 'complete', leaving.trouble);
}

function prepare(a: Activation, node: PlanNode, token: Token, result: Variables): Outcome<Leaving> {
  const output = outputWrites(a, node, token, result);
  if (!output.ok) return output;
  const refused = checkWrites(a, output.value.writes);
  if (refused !== null) return bad(refused);
  const choice = chooseAt(a, node, token, output.value.writes);
  if (!choice.ok) return choice;
  const { writes, mappings } = output.value;
  return good({ choice: choice.value, writes, mappings });
}

/** Without output mappings the result itself goes outward, as in Camunda 8. */
function outputWrites(
  a: Activation,
  node: PlanNode,
  token: Token,
  result: Variables,
): Outcome<Omit<Leaving, 'choice'>> {
  if (node.outputs.length === 0)
    return good({ writes: withoutLocals(propagate(a, token.id, result), token.id), mappings: [] });
  const mapped = evaluateMappings(a, token.id, node.outputs, result, true);
  if (!mapped.ok) return mapped;
  const writes = propagate(a, token.scope, mapped.value.values);
  return good({ writes, mappings: mapped.value.mappings });
}

/** Local variables end with their token, so that writing them would tell nothing. */
function withoutLocals(writes: Writes, holder: TokenId): Writes {
  if (writes[holder] === undefined) return writes;
  const { [holder]: _dropped, ...rest } = writes;
  return rest;
}

/** Leaves by the flows of a choice: new tokens arrive at their targets, in drawing order. */
export function leave(a: Activation, token: Token, leaving: Leaving): void {
  const { choice, writes, mappings } = leaving;
  if (choice.decided !== null)
    record(a, {
      type: 'gateway-decided',
      element: token.element,
      token: token.id,
      data: choice.decided,
    });
  const { change, moved: dropped } = dropToken(a, token.id, writes);
  const moved = [...dropped];
  let next = a.draft.nextId;
  for (const flow of choice.flows) {
    const { target } = flowOf(a.index, flow);
    const arrived: Token = {
      id: next,
      element: target,
      scope: token.scope,
      wait: { kind: 'arrived', flow },
    };
    moved.push([next, arrived]);
    a.ready.push(next);
    next += 1;
  }
  const data = mappings.length > 0 ? { flows: choice.flows, mappings } : { flows: choice.flows };
  const at = { element: token.element, token: token.id };
  if (change === undefined) record(a, { type: 'element-left', ...at, data }, moved);
  else record(a, { type: 'element-left', ...at, data, change }, moved);
  if (choice.flows.length === 0) afterLastOf(a, token.scope);
}

/** A token ended in this scope: if it was the last, the scope is done. */
export function afterLastOf(a: Activation, scope: TokenId): void {
  if (!isEmpty(a, scope)) return;
  if (scope !== 0) {
    const host = tokenOf(a, scope);
    if (host !== null) complete(a, host, {});
    return;
  }
  if (a.draft.status !== 'running') return;
  record(a, {
    type: 'run-completed',
    element: null,
    token: null,
    data: { variables: a.draft.variables[0] ?? {} },
    change: { status: 'completed' },
  });
}
