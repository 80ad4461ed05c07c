import type { Variables } from '../expressions/json-value.ts';
import type { Instant, TokenId } from '../plan/ids.ts';
import type { Incident, Subscription, TimerWait, Token } from './token.ts';

export type RunStatus =
  'created' | 'running' | 'completed' | 'cancelled' | 'terminated' | 'ended-with-error';

/** Which errors the calling run would catch: a called run ends with those, and parks on others. */
export interface Caller {
  readonly runId: string;
  readonly token: TokenId;
  readonly catches: { readonly all: boolean; readonly codes: readonly string[] };
}

/**
 * All that a run is, as plain JSON. Keys are counters, so that order survives a JSON round trip:
 * integer keys are iterated in ascending order (ECMA-262 §10.1.11).
 */
export interface ProcedureState {
  readonly format: 1;
  readonly runId: string;
  /** IANA zone of the run's point of sale, fixed at start. */
  readonly zone: string;
  readonly caller: Caller | null;
  readonly status: RunStatus;
  /** Time of the last fact. */
  readonly time: Instant;
  /** Number of the last fact; 0 before the first. */
  readonly seq: number;
  readonly nextId: number;
  readonly tokens: { readonly [id: TokenId]: Token };
  /** By holder: a token's id, or 0 for the process. */
  readonly variables: { readonly [holder: TokenId]: Variables };
  readonly timers: { readonly [id: number]: TimerWait };
  readonly subscriptions: { readonly [id: number]: Subscription };
  readonly incidents: { readonly [id: number]: Incident };
  /** Bytes of JSON that all variables take (decision 18). */
  readonly variableBytes: number;
}

/** The state before anything happened. `at` is the time the start was received. */
export function initialState(input: {
  runId: string;
  zone: string;
  at: Instant;
  caller?: Caller | null;
}): ProcedureState {
  return {
    format: 1,
    runId: input.runId,
    zone: input.zone,
    caller: input.caller ?? null,
    status: 'created',
    time: input.at,
    seq: 0,
    nextId: 1,
    tokens: {},
    variables: { 0: {} },
    timers: {},
    subscriptions: {},
    incidents: {},
    variableBytes: 0,
  };
}
