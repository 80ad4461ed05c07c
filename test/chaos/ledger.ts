import type { ProgramName } from './options.ts';

/** A completion that was sent, and everything that came back for its key. */
export interface SentCompletion {
  /** Also stands in the values as `carimbo`, by which it is found among the facts. */
  readonly key: string;
  readonly taskId: string;
  readonly runId: string;
  readonly elementId: string;
  /** Such as `200`, `202` or `409 TASK_GONE`; in the order in which they came. */
  readonly answers: string[];
}

export interface SentRun {
  readonly key: string;
  readonly processId: string;
  /** Business key, and what messages correlate with. */
  readonly order: string;
  /** Every run id that was answered; more than one different would be a run too many. */
  readonly runIds: string[];
}

export interface SentMessage {
  readonly id: string;
  readonly name: string;
  readonly order: string;
  acknowledged: number;
}

export interface Disturbance {
  readonly what: 'killed' | 'away';
  readonly program: ProgramName;
  /** Milliseconds until a new run went through all programs; null where another kill came first. */
  recoveredMs: number | null;
}

/** What was asked of Roteiro and what it acknowledged: the truth that its tables must agree with. */
export interface Ledger {
  readonly runs: SentRun[];
  readonly completions: SentCompletion[];
  readonly messages: SentMessage[];
  readonly disturbances: Disturbance[];
  /** How often each answer came, by `METHOD status CODE`, and `unanswered`. */
  readonly answers: Map<string, number>;
  /** What was seen to be wrong while it happened. */
  readonly wrong: string[];
}

export const emptyLedger = (): Ledger => ({
  runs: [],
  completions: [],
  messages: [],
  disturbances: [],
  answers: new Map(),
  wrong: [],
});
