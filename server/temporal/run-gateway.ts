import type { Delivery, Refusal, RunInput } from '../../workflows/messages.ts';
import type { RunUpdate } from '../outbox/outbox-message.ts';
import type { HistoryLinks } from './history-links.ts';

export interface RunToStart {
  readonly input: RunInput;
  readonly processId: string;
}

export type Answer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Temporal knows no open workflow of this run. */
  | { readonly kind: 'not-open' };

export interface WorkflowPart {
  /** Temporal's id of one execution in the chain of continue-as-new. */
  readonly workflowRunId: string;
  readonly status: string;
}

export interface FetchedHistory extends HistoryLinks {
  /** The protobuf `temporal.api.history.v1.History`, payloads still encrypted. */
  readonly bytes: Uint8Array;
  readonly events: number;
}

/** What Roteiro asks of Temporal about runs. Whatever it does may be done twice without harm. */
export interface RunGateway {
  /** Starting a run that was started before does nothing. */
  start(run: RunToStart): Promise<void>;
  /** False when no open workflow is there to be told. */
  signal(delivery: Delivery): Promise<boolean>;
  /** @throws when it took longer than five seconds: it may have been taken all the same */
  update(update: RunUpdate): Promise<Answer>;
  /** How the latest execution stands; null when Temporal knows none. */
  describe(runId: string): Promise<WorkflowPart | null>;
  /** The first execution of the run that Temporal still knows. */
  firstPart(runId: string): Promise<string | null>;
  history(runId: string, workflowRunId: string): Promise<FetchedHistory>;
  /** The same; null when Temporal does not have it, or no longer. */
  findHistory(runId: string, workflowRunId: string): Promise<FetchedHistory | null>;
}
