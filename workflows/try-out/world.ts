import type { DecisionPlan } from '../decisions/decision-plan.ts';
import type { JsonValue, Variables } from '../expressions/json-value.ts';
import type { Cycle } from '../expressions/time/cycle.ts';
import type { Command } from '../interpret/command.ts';
import type { Fact, FactData } from '../interpret/fact.ts';
import type { Actor, Occurrence } from '../interpret/occurrence.ts';
import type { ProcedureState } from '../interpret/state.ts';
import type { ExecutionPlan, PlannedDecision } from '../plan/execution-plan.ts';
import type { ElementId, Instant, TokenId } from '../plan/ids.ts';

/** One run in a world that is only tried: its state, and all that led to it. */
export interface TriedRun {
  readonly runId: string;
  readonly plan: ExecutionPlan;
  state: ProcedureState;
  inbox: readonly Occurrence[];
  readonly facts: Fact[];
  readonly occurrences: Occurrence[];
  /** The run is cancelled when one of these elements has completed. */
  readonly endAfter: ReadonlySet<ElementId>;
  /** Tokens that entered their element, with the token of the scope around each. */
  readonly visited: Map<TokenId, TokenId>;
  /** Open incidents that the caller was last told of. */
  toldIncidents: number;
}

/** Work that a run asked for and nobody has answered yet. */
export interface OpenJob {
  readonly run: TriedRun;
  readonly step: Extract<Command, { kind: 'perform-step' }>;
  /** What stands in for the worker, and when it answers; null while nobody does. */
  answer: { readonly mock: JobMock; readonly at: Instant } | null;
}

export type JobMock =
  | {
      readonly kind: 'complete';
      readonly delayMs: number;
      /** What the worker answers for this job; null with a complaint where it cannot. */
      readonly variablesFor: (job: OpenJob) => Variables | null;
    }
  | {
      readonly kind: 'error';
      readonly delayMs: number;
      readonly errorCode: string;
      readonly message: string;
      readonly variables: Variables;
    };

export interface TriedTask {
  readonly run: TriedRun;
  readonly token: TokenId;
  readonly element: ElementId;
  readonly opened: FactData['task-opened'];
  state: 'created' | 'completed' | 'cancelled';
}

export interface PublishedMessage {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly variables: Variables;
  /** It may be taken before this moment. */
  readonly expiresAt: Instant;
  /** Process ids that took it (decision 27: at most one receiver each). */
  readonly takenBy: Set<string>;
}

export interface StartTimer {
  readonly plan: ExecutionPlan;
  readonly element: ElementId;
  readonly cycle: Cycle | null;
  due: Instant;
  /** How often it has fired. */
  fired: number;
}

export type TraceEvent = 'entered' | 'left' | 'cancelled' | 'failed';

export interface TraceEntry {
  /** Counts up over all runs of the world. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly event: TraceEvent;
  readonly elementId: ElementId;
  readonly elementType: string;
  /** The run and the token of the enclosing scope, `run-1/0` for the process itself. */
  readonly scopeKey: string;
}

export interface TracedVisit {
  readonly run: TriedRun;
  readonly token: TokenId;
  readonly entry: TraceEntry;
}

export interface EvaluatedDecision {
  readonly decisionId: string;
  readonly name: string;
  readonly output: JsonValue;
  /** Counted from 1, in table order. */
  readonly matchedRules: readonly number[];
}

/** An incident outside any run: a decision that was evaluated by itself and failed. */
export interface WorldIncident {
  readonly elementId: string;
  readonly code: string;
  readonly params: Variables;
}

/**
 * A simulated world around the pure core: deployed procedures, their runs, a clock that only moves
 * when it is told, and stand-ins for all that is outside. Change it by the functions of this
 * folder, and call `settle` afterwards.
 */
export interface World {
  now: Instant;
  /** IANA zone of every run. */
  readonly zone: string;
  readonly procedures: ReadonlyMap<string, ExecutionPlan>;
  readonly decisions: ReadonlyMap<string, PlannedDecision>;
  /** In the order they were created. */
  readonly runs: TriedRun[];
  /** Those of them that have not ended. */
  readonly openRuns: Set<TriedRun>;
  /** Oldest first. */
  readonly jobs: OpenJob[];
  readonly tasks: TriedTask[];
  readonly messages: PublishedMessage[];
  readonly startTimers: StartTimer[];
  readonly visits: TracedVisit[];
  readonly evaluations: EvaluatedDecision[];
  readonly incidents: WorldIncident[];
  readonly jobMocks: Map<string, JobMock>;
  readonly calledMocks: Map<string, Variables>;
  readonly decisionMocks: Map<string, DecisionPlan>;
  /** Names, keys and ids of messages that were published with an id. */
  readonly knownMessages: Set<string>;
  /** What a stand-in could not do: sentences. */
  readonly complaints: string[];
  counter: number;
}

export const TRY_OUT_START: Instant = Date.UTC(2026, 0, 1);

/** Who acts in a world that is only tried. */
export const TRY_OUT_ACTOR: Actor = { kind: 'system', id: 'try-out', role: null };

/**
 * An empty world at its first moment. Timer start events count from it: call `armStartTimers`.
 * @param input.zone IANA zone of the runs; UTC where absent
 */
export function createWorld(input: {
  readonly plans: readonly ExecutionPlan[];
  readonly decisions?: readonly PlannedDecision[];
  readonly zone?: string;
  readonly now?: Instant;
}): World {
  return {
    now: input.now ?? TRY_OUT_START,
    zone: input.zone ?? 'UTC',
    procedures: new Map(input.plans.map((plan) => [plan.processId, plan])),
    decisions: new Map((input.decisions ?? []).map((known) => [known.decisionId, known])),
    runs: [],
    openRuns: new Set(),
    jobs: [],
    tasks: [],
    messages: [],
    startTimers: [],
    visits: [],
    evaluations: [],
    incidents: [],
    jobMocks: new Map(),
    calledMocks: new Map(),
    decisionMocks: new Map(),
    knownMessages: new Set(),
    complaints: [],
    counter: 0,
  };
}

/** Ids sort in the order they were made, so that equal moments keep their order. */
export function nextId(world: World, prefix: string): string {
  world.counter += 1;
  return `${prefix}/${String(world.counter).padStart(9, '0')}`;
}

export const isOpen = (run: TriedRun): boolean =>
  run.state.status === 'created' || run.state.status === 'running';

/** Puts an occurrence into a run's inbox at the world's time. */
export function tell(run: TriedRun, occurrence: Occurrence): void {
  run.inbox = [...run.inbox, occurrence];
}
