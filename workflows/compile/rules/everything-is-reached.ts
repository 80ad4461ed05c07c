import type { ElementId } from '../../plan/ids.ts';
import type { PlanNode } from '../../plan/plan-nodes.ts';
import type { Rule } from './rule.ts';

/** Every element can be reached from a start; a part that never happens is most often a slip. */
export const everythingIsReached: Rule = (plan, c) => {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const flows = new Map(plan.flows.map((flow) => [flow.id, flow.target]));
  const reached = new Set<ElementId>();
  const open: ElementId[] = [...plan.starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodes.get(id);
    if (node === undefined || reached.has(id)) continue;
    reached.add(id);
    open.push(...node.boundaries, ...node.outgoing.flatMap((flow) => flows.get(flow) ?? []));
    if (node.type === 'subProcess') open.push(node.start);
  }
  for (const node of plan.nodes) {
    if (reached.has(node.id)) continue;
    // Where there is a start event, an activity that no flow enters is no BPMN (§10.5.2): others start it at once.
    const startsByItself = node.incoming.length === 0 && !isBoundaryEvent(node);
    c.problem('element-unreachable', c.at(node.id), {}, startsByItself ? 'error' : 'warning');
  }
};

const isBoundaryEvent = (node: PlanNode): boolean => 'host' in node;
