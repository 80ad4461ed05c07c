import type { PlanNode } from '../../plan/plan-nodes.ts';
import type { Rule } from './rule.ts';

function forbidden(node: PlanNode): { readonly incoming: boolean; readonly outgoing: boolean } {
  switch (node.type) {
    case 'startEvent':
    case 'messageStartEvent':
    case 'timerStartEvent':
    case 'timerBoundaryEvent':
    case 'messageBoundaryEvent':
    case 'errorBoundaryEvent':
      return { incoming: true, outgoing: false };
    case 'endEvent':
    case 'terminateEndEvent':
    case 'errorEndEvent':
      return { incoming: false, outgoing: true };
    default:
      return { incoming: false, outgoing: false };
  }
}

/** Nothing flows into a start or boundary event, nothing out of an end event (BPMN 2.0 §10.5). */
export const eventsHaveTheirFlows: Rule = (plan, c) => {
  for (const node of plan.nodes) {
    const { incoming, outgoing } = forbidden(node);
    const at = c.at(node.id);
    if (incoming && node.incoming.length > 0)
      c.problem('flow-not-allowed', at, { direction: 'incoming' });
    if (outgoing && node.outgoing.length > 0)
      c.problem('flow-not-allowed', at, { direction: 'outgoing' });
  }
};
