import type { JsonValue, Variables } from '../expressions/json-value.ts';
import type { ElementId, FlowId, Instant, TokenId } from '../plan/ids.ts';

/** Who did it: the authenticated person or program, by pseudonymous id. */
export interface Actor {
  readonly kind: 'person' | 'program' | 'system';
  readonly id: string;
  readonly role: string | null;
  /** The device's own clock, ISO 8601; never used for order. */
  readonly clientTime?: string;
}

export interface StepFailure {
  /** Error type as the worker named it, or `timeout`. */
  readonly type: string;
  readonly message: string;
}

/** One entry per kind of occurrence: what the world tells a run. */
export interface Occurrences {
  'run-started': {
    /** The start event; null takes the only none start event. */
    readonly element: ElementId | null;
    readonly variables: Variables;
    readonly actor: Actor | null;
    readonly messageId?: string;
    /** For tests and repairs: enter these elements instead of a start event. */
    readonly startAt?: readonly ElementId[];
    /** Version of the host's time-zone data (decision 17). */
    readonly zoneData?: string;
  };
  'task-completed': {
    readonly token: TokenId;
    readonly values: Variables;
    readonly actor: Actor;
  };
  'step-completed': {
    readonly token: TokenId;
    readonly attempt: number;
    readonly variables: Variables;
  };
  'step-failed': {
    readonly token: TokenId;
    readonly attempt: number;
    readonly failure: StepFailure;
  };
  /** A business error: ApplicationFailure of type BPMN_ERROR. */
  'step-error': {
    readonly token: TokenId;
    readonly attempt: number;
    readonly errorCode: string;
    readonly message: string;
    readonly variables: Variables;
  };
  'timer-fired': {
    readonly timer: number;
    /** When the workflow saw it; `at` is the due time. */
    readonly seenAt: Instant;
  };
  'message-received': {
    readonly subscription: number;
    readonly messageId: string;
    readonly name: string;
    readonly variables: Variables;
    readonly actor: Actor | null;
  };
  'call-started': {
    readonly token: TokenId;
    readonly runId: string;
    readonly version: number;
    readonly planHash: string;
  };
  'call-refused': { readonly token: TokenId; readonly code: string; readonly params: Variables };
  'call-ended': {
    readonly token: TokenId;
    readonly runId: string;
    readonly outcome:
      | { readonly kind: 'completed'; readonly variables: Variables }
      | {
          readonly kind: 'error';
          readonly errorCode: string;
          readonly message: string;
          readonly variables: Variables;
        }
      | { readonly kind: 'cancelled' | 'terminated'; readonly reason: string };
  };
  /** The called run has so many open incidents; its caller shows them. */
  'call-incidents': { readonly token: TokenId; readonly runId: string; readonly open: number };
  'incident-retry': {
    readonly incident: number;
    readonly variables: Variables;
    readonly actor: Actor;
    readonly reason: string;
  };
  'incident-skip': { readonly incident: number; readonly actor: Actor; readonly reason: string };
  'incident-override': {
    readonly incident: number;
    readonly variables: Variables;
    readonly flows: readonly FlowId[] | null;
    readonly actor: Actor;
    readonly reason: string;
  };
  'variables-set': {
    readonly holder: TokenId;
    readonly variables: Variables;
    readonly actor: Actor;
    readonly reason: string;
  };
  cancel: { readonly actor: Actor; readonly reason: string };
  'clock-advanced': { readonly from: Instant; readonly actor: Actor };
}

export type OccurrenceKind = keyof Occurrences;

/**
 * What happened outside, in the order the run takes it. `id` is unique within the run (a
 * completion id, a message id, `token/attempt`), `at` the occurrence's own time (decision 6).
 */
export type Occurrence<K extends OccurrenceKind = OccurrenceKind> = {
  [P in K]: { readonly kind: P; readonly id: string; readonly at: Instant } & Occurrences[P];
}[K];

export type OccurrenceData = JsonValue;
