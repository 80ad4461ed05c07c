import type { Actor } from '../organisation-record/record-entry.ts';

/** Why a run needed another epoch. */
export type EpochCause =
  /** Temporal's history goes another way than what is stored: its workflow was reset. */
  | 'reset'
  /** What Temporal's history says was written is not stored: an older database was restored. */
  | 'restored'
  /** The run was closed as terminated, and its workflow goes on: it was reset after that. */
  | 'revived';

/** Up to where something is written: the last fact, its hash, and the last occurrence. */
export interface Place {
  readonly seq: number;
  readonly hash: string;
  readonly no: number;
}

/** How a later epoch of a run began. The first epoch has none. */
export interface EpochOpening {
  readonly epoch: number;
  readonly cause: EpochCause;
  /** The epoch goes on after this. */
  readonly after: Place;
  /** Where the epoch before it ended. */
  readonly closed: Place;
  /** Temporal's ids of the executions that write no more. */
  readonly closedExecutions: readonly string[];
  readonly actor: Actor;
  readonly reason: string;
  readonly openedAt: Date;
}

/** What the organisation's record keeps of an opening, beside who and when. */
export const recordedOpening = (opening: EpochOpening) => {
  const { epoch, cause, after, closed, closedExecutions, reason } = opening;
  return { epoch, cause, after: { ...after }, closed: { ...closed }, closedExecutions, reason };
};

/** The kind of that entry. */
export const EPOCH_OPENED = 'epoch-opened';
