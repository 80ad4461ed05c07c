import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Variables } from './expressions/json-value.ts';
import type { Command } from './interpret/command.ts';
import type { Fact } from './interpret/fact.ts';
import type { Actor, Occurrence } from './interpret/occurrence.ts';
import type { Caller, ProcedureState } from './interpret/state.ts';
import type { ExecutionPlan } from './plan/execution-plan.ts';
import type { FlowId, Instant, TokenId } from './plan/ids.ts';

/** What a run is from its start on. */
export interface RunStart {
  readonly runId: string;
  readonly organisationId: string;
  /** IANA zone of the run's point of sale. */
  readonly zone: string;
  /** When the start was received, on the organisation's clock. */
  readonly at: Instant;
  /** By how much the organisation has moved its clock forward, in milliseconds. */
  readonly clockOffsetMs: number;
  readonly epoch: number;
  /** First day of the month of `at` in UTC, `2026-11-01`: the partition of all its facts. */
  readonly startedMonth: string;
  readonly pointOfSaleId: string | null;
  readonly caller: Caller | null;
  readonly occurrence: Occurrence<'run-started'>;
}

/** What continue-as-new hands over. */
export interface Carried {
  readonly state: ProcedureState;
  readonly inbox: readonly Occurrence[];
  /** Commands that are not issued yet. */
  readonly queue: readonly Command[];
  /** Operation ids that were accepted, the latest 500. */
  readonly known: readonly string[];
  readonly lastOccurrenceNo: number;
  readonly clockOffsetMs: number;
}

export interface ShellSettings {
  /** How long a step may lie on a queue that nobody serves before it is put there anew. */
  readonly scheduleToStartMs: number;
  /** Continue as new at so many events; null leaves it to Temporal's suggestion. */
  readonly continueAfterEvents: number | null;
}

export const DEFAULT_SHELL_SETTINGS: ShellSettings = {
  scheduleToStartMs: 60_000,
  continueAfterEvents: null,
};

/** One argument of the workflow: a run it hosts. Published workflows host exactly one. */
export interface RunInput {
  readonly planHash: string;
  readonly plan: ExecutionPlan;
  readonly start: RunStart;
  readonly settings: ShellSettings;
  readonly carried: Carried | null;
}

/** Activities of our own, on our own queue (decision 11). */
export const ACTIVITY = {
  record: 'roteiro.record',
  startCalled: 'roteiro.start-called',
  cancelCalled: 'roteiro.cancel-called',
} as const;

export const OWN_PREFIX = 'roteiro.';

/** A numbered occurrence and the facts it made; `lastSeq` is below `firstSeq` when it made none. */
export interface RecordedOccurrence {
  readonly no: number;
  readonly occurrence: Occurrence;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

export interface RecordBatch {
  readonly organisationId: string;
  readonly runId: string;
  readonly epoch: number;
  readonly startedMonth: string;
  readonly occurrences: readonly RecordedOccurrence[];
  readonly facts: readonly Fact[];
}

export interface RecordInput {
  readonly batches: readonly RecordBatch[];
}

export interface StartCalledInput {
  readonly organisationId: string;
  readonly callerRunId: string;
  readonly token: TokenId;
  /** Tells a call that is made again from one that is only asked for again. */
  readonly issue: number;
  readonly processId: string;
  readonly binding: Extract<Command, { kind: 'start-called' }>['binding'];
  readonly catches: Caller['catches'];
  readonly variables: Variables;
}

export type StartCalledAnswer =
  | {
      readonly kind: 'started';
      readonly runId: string;
      readonly version: number;
      readonly planHash: string;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly params: Variables };

export interface CancelCalledInput {
  readonly organisationId: string;
  readonly callerRunId: string;
  readonly token: TokenId;
  readonly at: Instant;
  readonly reason: string;
}

/** What a step that is served elsewhere receives (decision 12). */
export interface StepInput {
  readonly runId: string;
  readonly elementId: string;
  readonly idempotencyKey: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Variables;
}

export const BUSINESS_ERROR = 'BPMN_ERROR';

interface Operation {
  readonly runId: string;
  readonly operationId: string;
  readonly actor: Actor;
  /** When the server received it, on the organisation's clock. */
  readonly at: Instant;
}

export interface CompleteTask {
  readonly runId: string;
  readonly completionId: string;
  readonly token: TokenId;
  readonly values: Variables;
  readonly actor: Actor;
  readonly at: Instant;
}

export type ResolveIncident = Operation & {
  readonly incident: number;
  readonly reason: string;
} & (
    | { readonly verb: 'retry'; readonly variables: Variables }
    | { readonly verb: 'skip' }
    | {
        readonly verb: 'override';
        readonly variables: Variables;
        readonly flows: readonly FlowId[] | null;
      }
  );

export type CancelRun = Operation & { readonly reason: string };

export type SetVariables = Operation & {
  /** A token's id, or 0 for the process. */
  readonly holder: TokenId;
  readonly variables: Variables;
  readonly reason: string;
};

/** Addressed occurrences from the server: messages, ends of called procedures, a moved clock. */
export interface Delivery {
  readonly runId: string;
  readonly occurrences: readonly Occurrence[];
  /** The organisation's new clock offset, where that is what is told. */
  readonly clockOffsetMs?: number;
}

export interface Accepted {
  readonly accepted: true;
}

/** The `type` of the ApplicationFailure with which an Update is refused. */
export const REFUSALS = [
  'TASK_GONE',
  'NOT_YET',
  'INCIDENT_GONE',
  'HOLDER_GONE',
  'RUN_CLOSED',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export const UPDATE = {
  completeTask: 'complete-task',
  resolveIncident: 'incident',
  cancel: 'cancel',
  setVariables: 'set-variables',
} as const;
export const DELIVER = 'deliver';
export const STATE = 'state';

export const completeTask = defineUpdate<Accepted, [CompleteTask]>(UPDATE.completeTask);
export const resolveIncident = defineUpdate<Accepted, [ResolveIncident]>(UPDATE.resolveIncident);
export const cancelRun = defineUpdate<Accepted, [CancelRun]>(UPDATE.cancel);
export const setVariables = defineUpdate<Accepted, [SetVariables]>(UPDATE.setVariables);
export const deliver = defineSignal<[Delivery]>(DELIVER);
export const stateOf = defineQuery<ProcedureState | null, [string]>(STATE);
