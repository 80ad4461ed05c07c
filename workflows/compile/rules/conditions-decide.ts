import type { Rule } from './rule.ts';

/** Conditions stand where they decide: on the flows of exclusive gateways and of activities. */
export const conditionsDecide: Rule = (plan, c) => {
  const conditions = new Map(plan.flows.map((flow) => [flow.id, flow.condition]));
  for (const node of plan.nodes) {
    const at = c.at(node.id);
    const conditional = node.outgoing.filter((flow) => conditions.get(flow) != null);
    if (node.type === 'parallelGateway')
      for (const flow of conditional) c.problem('condition-on-parallel', at, { flow });
    if (node.type !== 'exclusiveGateway' || node.outgoing.length < 2) continue;
    for (const flow of node.outgoing)
      if (conditions.get(flow) == null && flow !== node.defaultFlow)
        c.problem('condition-missing', at, { flow });
    if (node.defaultFlow === null && conditional.length === node.outgoing.length)
      c.problem('gateway-needs-default', at, {}, 'warning');
  }
};
