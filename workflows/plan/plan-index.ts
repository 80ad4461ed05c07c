import type { ExecutionPlan, PlanFlow, PlannedDecision } from './execution-plan.ts';
import type { ElementId, FlowId } from './ids.ts';
import type { PlanNode } from './plan-nodes.ts';

/** A plan with its look-ups: maps, because ids come from users and may be named like anything. */
export interface PlanIndex {
  readonly plan: ExecutionPlan;
  readonly nodes: ReadonlyMap<ElementId, PlanNode>;
  readonly flows: ReadonlyMap<FlowId, PlanFlow>;
  readonly decisions: ReadonlyMap<string, PlannedDecision>;
}

const indexes = new WeakMap<ExecutionPlan, PlanIndex>();

/** The index of a plan, built once for each plan object. */
export function indexPlan(plan: ExecutionPlan): PlanIndex {
  const known = indexes.get(plan);
  if (known !== undefined) return known;
  const index: PlanIndex = {
    plan,
    nodes: new Map(plan.nodes.map((node) => [node.id, node])),
    flows: new Map(plan.flows.map((flow) => [flow.id, flow])),
    decisions: new Map(plan.decisions.map((decision) => [decision.decisionId, decision])),
  };
  indexes.set(plan, index);
  return index;
}

/** @throws Error when the plan lacks the element: a defect of the compiler, never of data */
export function nodeOf(index: PlanIndex, id: ElementId): PlanNode {
  const node = index.nodes.get(id);
  if (node === undefined) throw new Error(`the plan has no element ${id}`);
  return node;
}

/** @throws Error when the plan lacks the flow: a defect of the compiler, never of data */
export function flowOf(index: PlanIndex, id: FlowId): PlanFlow {
  const flow = index.flows.get(id);
  if (flow === undefined) throw new Error(`the plan has no flow ${id}`);
  return flow;
}
