import type { ExecutionPlan, PlanFlow } from '../plan/execution-plan.ts';
import type { ElementId, FlowId } from '../plan/ids.ts';
import type { PlanNode } from '../plan/plan-nodes.ts';

/** No element of a drawing has this id: a space is not allowed in an NCName. */
const hiddenJoin = (element: ElementId): ElementId => `after ${element}`;

/**
 * The same plan, in which tokens that leave these elements go no further: each meets a hidden join
 * that waits for ever, so that the run can be cancelled right behind the element. A join that
 * waits is not entered, so that no trace shows it.
 */
export function endingAfter(plan: ExecutionPlan, elements: ReadonlySet<ElementId>): ExecutionPlan {
  const cut = plan.nodes.filter((node) => elements.has(node.id));
  const added = cut
    .filter((node) => node.outgoing.length === 0)
    .map((node): PlanFlow => ({
      id: `from ${node.id}`,
      name: null,
      source: node.id,
      target: hiddenJoin(node.id),
      condition: null,
    }));
  return {
    ...plan,
    nodes: [
      ...plan.nodes.map((node) =>
        elements.has(node.id) ? { ...node, outgoing: outgoingOf(node) } : node,
      ),
      ...cut.map(joinBehind),
    ],
    flows: [
      ...plan.flows.map((flow) =>
        elements.has(flow.source) ? { ...flow, target: hiddenJoin(flow.source) } : flow,
      ),
      ...added,
    ],
  };
}

function outgoingOf(node: PlanNode): readonly FlowId[] {
  return node.outgoing.length === 0 ? [`from ${node.id}`] : node.outgoing;
}

function joinBehind(node: PlanNode): PlanNode<'parallelGateway'> {
  return {
    type: 'parallelGateway',
    id: hiddenJoin(node.id),
    name: null,
    scope: node.scope,
    incoming: [...outgoingOf(node), `never to ${node.id}`],
    outgoing: [],
    defaultFlow: null,
    inputs: [],
    outputs: [],
    boundaries: [],
  };
}
