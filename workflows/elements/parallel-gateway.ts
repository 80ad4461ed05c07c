import type { FlowId } from '../plan/ids.ts';
import { record, tokensIn, type Activation } from '../interpret/activation.ts';
import { complete } from '../interpret/complete.ts';
import { enterWithInputs } from '../interpret/enter-with-inputs.ts';
import { raiseIncident } from '../interpret/incidents.ts';
import type { Token } from '../interpret/token.ts';
import type { PlanNode } from '../plan/plan-nodes.ts';
import type { Element } from './element.ts';

/** The oldest token that waits at the gateway for each incoming flow, or null while one lacks. */
function oneOfEachFlow(
  a: Activation,
  node: PlanNode<'parallelGateway'>,
  token: Token,
): readonly Token[] | null {
  const first = new Map<FlowId, Token>();
  for (const other of tokensIn(a, token.scope)) {
    const { wait } = other;
    if (other.element === node.id && wait.kind === 'join' && !first.has(wait.flow))
      first.set(wait.flow, other);
  }
  return first.size === node.incoming.length ? [...first.values()] : null;
}

function pass(a: Activation, token: Token, joined: readonly Token[]): void {
  const why = enterWithInputs(a, token, joined);
  if (why !== null) raiseIncident(a, token, 'enter', why);
  else complete(a, a.draft.tokens[token.id] ?? token, {});
}

/**
 * Waits for one token from each incoming flow, then sends one over each outgoing flow (BPMN 2.0
 * §13.4.1). Further tokens of a flow wait for the next time.
 */
export const parallelGateway: Element<'parallelGateway'> = {
  extensions: [],
  attributes: {},
  waits: false,
  accepts: (element) => element.$type === 'bpmn:ParallelGateway',
  compile: (_element, _c, base) => ({ type: 'parallelGateway', ...base }),
  arrive(a, node, token) {
    const { wait } = token;
    const flow = wait.kind === 'arrived' || wait.kind === 'join' ? wait.flow : null;
    if (node.incoming.length <= 1 || flow === null) {
      pass(a, token, []);
      return;
    }
    if (wait.kind === 'arrived')
      record(a, { type: 'join-arrived', element: node.id, token: token.id, data: { flow } }, [
        [token.id, { ...token, wait: { kind: 'join', flow } }],
      ]);
    const joined = oneOfEachFlow(a, node, token);
    const survivor = joined?.find((other) => other.id === token.id) ?? joined?.[0];
    if (joined !== null && survivor !== undefined) pass(a, survivor, joined);
  },
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
};
