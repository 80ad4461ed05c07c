import type { ElementId, FlowId, Instant, TokenId } from '../plan/ids.ts';
import type { JsonValue, Variables } from '../expressions/json-value.ts';
import type { Cycle } from '../expressions/time/cycle.ts';

/** What a token is doing at its element. */
export type Wait =
  /** Came over a flow, its element is not entered yet. */
  | { readonly kind: 'arrived'; readonly flow: FlowId | null }
  /** Came to a gateway that waits for the other flows. */
  | { readonly kind: 'join'; readonly flow: FlowId }
  /** Entering failed; the incident says why. It may have begun to listen with its boundary events. */
  | { readonly kind: 'entering'; readonly listening?: true }
  /** The work is done, leaving failed; the incident says why. */
  | { readonly kind: 'completing'; readonly result: Variables }
  | { readonly kind: 'task' }
  | { readonly kind: 'step'; readonly attempt: number; readonly retriesLeft: number }
  | { readonly kind: 'timer' }
  | { readonly kind: 'message' }
  /** A sub-process: its inner tokens have this token as their scope. */
  | { readonly kind: 'scope' }
  /** `runId` is null until the called run was started. */
  | { readonly kind: 'call'; readonly processId: string; readonly runId: string | null };

/** One visit of one element. Its id is also the key of its local variables. */
export interface Token {
  readonly id: TokenId;
  readonly element: ElementId;
  /** The token of the enclosing sub-process; 0 is the process itself. */
  readonly scope: TokenId;
  readonly wait: Wait;
}

export interface TimerWait {
  readonly id: number;
  /** The token that waits, or the host of the boundary event. */
  readonly token: TokenId;
  readonly element: ElementId;
  readonly due: Instant;
  readonly purpose: 'catch' | 'boundary' | 'retry';
  readonly cycle: Cycle | null;
  /** Firings so far. */
  readonly fired: number;
  /** Consecutive firings that came late enough for the next to be due already (decision 6). */
  readonly missed: number;
}

export interface Subscription {
  readonly id: number;
  readonly token: TokenId;
  readonly element: ElementId;
  readonly message: string;
  readonly key: string;
  readonly interrupting: boolean;
}

/**
 * Where an element stood when it failed: it decides what a retry does again. `timer` is a cycle
 * that missed too many firings; `element` is then the event and not the token's.
 */
export type IncidentStage = 'enter' | 'work' | 'complete' | 'timer';

export interface Incident {
  readonly id: number;
  readonly token: TokenId;
  readonly element: ElementId;
  readonly stage: IncidentStage;
  readonly code: string;
  readonly params: { readonly [name: string]: JsonValue };
}
