import type { DecisionPlan } from '../decisions/decision-plan.ts';
import type { JsonValue } from '../expressions/json-value.ts';
import type { ElementId } from '../plan/ids.ts';
import type { Moddle } from './moddle.ts';
import type { Problem, ProblemCode, Severity } from './problem.ts';

/** What an installation serves; null while a drawing is only checked or tried somewhere else. */
export interface ServiceSettings {
  /** Task queues that steps may name (decision 11). */
  readonly queues: readonly string[];
  /** Job types that Roteiro itself serves. */
  readonly serviceTypes: readonly string[];
}

export interface KnownForm {
  readonly formId: string;
  readonly hash: string | null;
}

export interface KnownDecision {
  readonly decisionId: string;
  readonly hash: string | null;
  readonly plan: DecisionPlan;
}

/** What the compilation of one process knows and collects. */
export interface Compiling {
  readonly settings: ServiceSettings | null;
  readonly forms: ReadonlyMap<string, KnownForm> | null;
  readonly decisions: ReadonlyMap<string, KnownDecision>;
  readonly decisionsAreComplete: boolean;
  /** Decisions that the drawing names, in order of first use. */
  readonly usedDecisions: Set<string>;
  /** Never stops: all problems of a drawing are collected. */
  problem(
    code: ProblemCode,
    element: Moddle | null,
    params?: { readonly [name: string]: JsonValue },
    severity?: Severity,
  ): void;
  readonly problems: Problem[];
  /** The drawing's element with this id, for problems found on the finished plan. */
  at(id: ElementId): Moddle | null;
}
