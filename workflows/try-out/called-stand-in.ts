import { CURRENT_ENGINE_VERSION, type ExecutionPlan } from '../plan/execution-plan.ts';
import type { PlanNode } from '../plan/plan-nodes.ts';

const START = 'stand-in start';
const END = 'stand-in end';
const FLOW = 'stand-in flow';

/** A procedure that ends at once: it stands in for a called one, whatever version is asked for. */
export function standInFor(
  processId: string,
  binding: PlanNode<'callActivity'>['binding'],
): ExecutionPlan {
  const ends = { scope: processId, name: null, defaultFlow: null };
  const nothing = { inputs: [], outputs: [], boundaries: [] };
  return {
    format: 1,
    engineVersion: CURRENT_ENGINE_VERSION,
    processId,
    name: null,
    versionTag: binding.kind === 'versionTag' ? binding.versionTag : null,
    starts: [START],
    nodes: [
      { type: 'startEvent', id: START, ...ends, ...nothing, incoming: [], outgoing: [FLOW] },
      { type: 'endEvent', id: END, ...ends, ...nothing, incoming: [FLOW], outgoing: [] },
    ],
    flows: [{ id: FLOW, name: null, source: START, target: END, condition: null }],
    decisions: [],
    personal: [],
  };
}
