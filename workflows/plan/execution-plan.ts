import type { DecisionPlan } from '../decisions/decision-plan.ts';
import type { ElementId, FlowId } from './ids.ts';
import type { PlanNode } from './plan-nodes.ts';

export interface PlanFlow {
  readonly id: FlowId;
  readonly name: string | null;
  readonly source: ElementId;
  readonly target: ElementId;
  /** FEEL without the leading `=`; null where the flow has no condition. */
  readonly condition: string | null;
}

export interface PlannedDecision {
  readonly decisionId: string;
  /** Content hash of the decision that publish resolved; null while only checked or tried. */
  readonly hash: string | null;
  readonly plan: DecisionPlan;
}

/**
 * One process, compiled: plain JSON, immutable, addressed by its content. It is all that compiler
 * and interpreter share. Arrays and not records, because ids come from users.
 */
export interface ExecutionPlan {
  readonly format: 1;
  /** The core branches on this number only (decision 17). */
  readonly engineVersion: number;
  readonly processId: string;
  readonly name: string | null;
  readonly versionTag: string | null;
  /** Start events of the process itself, in drawing order. */
  readonly starts: readonly ElementId[];
  readonly nodes: readonly PlanNode[];
  readonly flows: readonly PlanFlow[];
  readonly decisions: readonly PlannedDecision[];
  /** Variables whose values never enter Temporal (decision 28). */
  readonly personal: readonly string[];
}

export const CURRENT_ENGINE_VERSION = 1;
