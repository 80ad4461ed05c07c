import type { JsonValue, Variables } from '../expressions/json-value.ts';
import type { ElementId, FlowId, Instant, TokenId } from '../plan/ids.ts';
import type { Actor, StepFailure } from './occurrence.ts';
import type { StatePatch } from './patch.ts';
import type { Incident, IncidentStage } from './token.ts';

/** A FEEL expression, the values it read and what came out. */
export interface Evaluated {
  readonly expression: string;
  readonly reads: Variables;
  readonly result: JsonValue;
  /** Why a null counted as "not yet" or "no match" (decision 24). */
  readonly note?: string;
}

interface Reasoned {
  readonly reason: string;
  readonly before: Variables;
  readonly after: Variables;
}

/** One entry per type of fact: what it tells, beside who, when and where. */
export interface FactData {
  'run-started': {
    readonly start: ElementId | null;
    readonly variables: Variables;
    readonly messageId?: string;
    readonly zoneData?: string;
  };
  /** `joined` names the tokens that a gateway merged, this one included. */
  'element-entered': {
    readonly mappings?: readonly Evaluated[];
    readonly joined?: readonly TokenId[];
  };
  /** A retry evaluated the input mappings again. */
  'inputs-mapped': { readonly mappings: readonly Evaluated[] };
  'join-arrived': { readonly flow: FlowId };
  'sub-process-opened': { readonly start: ElementId };
  'element-left': {
    readonly flows: readonly FlowId[];
    readonly mappings?: readonly Evaluated[];
  };
  'element-cancelled': { readonly by: string; readonly entered: boolean };
  'gateway-decided': {
    readonly conditions: readonly (Evaluated & { readonly flow: FlowId })[];
    readonly taken: readonly FlowId[];
    readonly byDefault: boolean;
  };
  'script-evaluated': Evaluated & { readonly variable: string };
  'decision-evaluated': {
    readonly decisionId: string;
    readonly hash: string | null;
    readonly record: JsonValue;
    readonly result: JsonValue;
  };
  'task-opened': {
    readonly name: string | null;
    readonly formId: string | null;
    readonly formHash: string | null;
    readonly assignee: string | null;
    readonly candidateGroups: readonly string[];
    readonly candidateUsers: readonly string[];
    /** ISO 8601, UTC. */
    readonly dueAt: string | null;
    readonly followUpAt: string | null;
    readonly priority: number;
  };
  'task-completed': { readonly completionId: string; readonly values: Variables };
  'step-requested': {
    readonly jobType: string;
    readonly queue: string | null;
    readonly attempt: number;
    readonly idempotencyKey: string;
  };
  'step-completed': { readonly attempt: number; readonly variables: Variables };
  'step-failed': {
    readonly attempt: number;
    readonly failure: StepFailure;
    /** When it is tried again; null when no retry is left. */
    readonly retryAt: string | null;
  };
  'error-thrown': {
    readonly errorCode: string;
    readonly message: string;
    readonly variables: Variables;
    readonly caughtBy: ElementId | null;
  };
  'timer-set': { readonly timer: number; readonly dueAt: string; readonly definition: string };
  'timer-fired': {
    readonly timer: number;
    readonly dueAt: string;
    readonly nextDueAt: string | null;
  };
  'message-awaited': {
    readonly subscription: number;
    readonly message: string;
    readonly key: string;
  };
  'message-taken': {
    readonly subscription: number;
    readonly message: string;
    readonly messageId: string;
    readonly variables: Variables;
  };
  'message-refused': { readonly subscription: number; readonly messageId: string };
  'call-requested': { readonly processId: string; readonly variables: Variables };
  'call-started': { readonly runId: string; readonly version: number; readonly planHash: string };
  'call-ended': {
    readonly runId: string;
    readonly outcome: 'completed' | 'error' | 'cancelled' | 'terminated';
    readonly variables: Variables;
  };
  'call-incidents': { readonly runId: string; readonly open: number };
  'incident-raised': {
    readonly incident: number;
    readonly stage: IncidentStage;
    readonly code: Incident['code'];
    readonly params: Incident['params'];
  };
  'incident-retried': Reasoned & { readonly incident: number };
  'incident-skipped': Reasoned & { readonly incident: number };
  'incident-overridden': Reasoned & {
    readonly incident: number;
    readonly flows: readonly FlowId[] | null;
  };
  'variables-set': Reasoned;
  'clock-advanced': { readonly from: string };
  /** It came too late, or twice: recorded, nothing changed. */
  'occurrence-ignored': {
    readonly occurrence: string;
    readonly why: string;
    readonly data: JsonValue;
  };
  'run-completed': { readonly variables: Variables };
  'run-cancelled': { readonly reason: string };
  'run-ended-with-error': {
    readonly errorCode: string;
    readonly message: string;
    readonly variables: Variables;
  };
}

export type FactType = keyof FactData;

/**
 * What happened, past tense, with the state change it made: folding the changes of facts 1 to N
 * gives the state after fact N (decision 2).
 */
export type Fact<T extends FactType = FactType> = {
  [K in T]: {
    readonly seq: number;
    /** The later of the occurrence's time and the run's last. */
    readonly at: Instant;
    /** The occurrence's own time, where it differs from `at`. */
    readonly rawAt?: Instant;
    readonly type: K;
    readonly element: ElementId | null;
    readonly token: TokenId | null;
    readonly actor: Actor | null;
    readonly data: FactData[K];
    readonly change: StatePatch;
  };
}[T];
