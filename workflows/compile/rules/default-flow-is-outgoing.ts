import type { Rule } from './rule.ts';

/** The default is one of the element's own flows and has no condition (BPMN 2.0 §13.3.1). */
export const defaultFlowIsOutgoing: Rule = (plan, c) => {
  const conditions = new Map(plan.flows.map((flow) => [flow.id, flow.condition]));
  for (const node of plan.nodes) {
    const { defaultFlow } = node;
    if (defaultFlow === null) continue;
    if (!node.outgoing.includes(defaultFlow) || conditions.get(defaultFlow) != null)
      c.problem('default-flow-invalid', c.at(node.id), { flow: defaultFlow });
  }
};
