import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { ChainedFact } from '../facts/fact-store.ts';
import type { EpochOpening } from '../epochs/epoch.ts';
import type { RecordEntry } from '../organisation-record/record-entry.ts';
import type { ArchivedPart } from '../background/archive-store.ts';
import type { PersonalValueRow } from '../personal-values/personal-value-store.ts';
import type { RunHead } from '../runs/run-head-store.ts';

/** An occurrence as its row has it; the payload may be anything, for it may be forged. */
export interface StoredOccurrence {
  readonly no: number;
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly payload: JsonValue;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

/** Facts and occurrences of one epoch, in order. */
export interface StoredEpoch {
  readonly epoch: number;
  readonly facts: readonly ChainedFact[];
  readonly occurrences: readonly StoredOccurrence[];
}

/** By table the rows of the run, as JSON. */
export type Projections = Readonly<
  Record<ProjectionTable, readonly { readonly [column: string]: JsonValue }[]>
>;

export type ProjectionTable =
  | 'tasks'
  | 'open_elements'
  | 'subscriptions'
  | 'incidents'
  | 'run_timers'
  | 'run_variables'
  | 'message_deliveries';

/** All that Postgres has of a run, read at one moment. */
export interface StoredRun {
  readonly head: RunHead;
  readonly version: number;
  readonly planHash: string;
  readonly pointOfSaleId: string | null;
  readonly startedAt: number;
  readonly closedAt: string | null;
  readonly initial: ProcedureState;
  /** JSON text; null when there is none. */
  readonly plan: string | null;
  /** Ascending; the run's own epoch is the last that it knows. */
  readonly epochs: readonly StoredEpoch[];
  /** How the later epochs began, ascending. */
  readonly openings: readonly EpochOpening[];
  /** What the organisation's record says of that. */
  readonly openingsRecorded: readonly RecordEntry[];
  readonly projections: Projections;
  /** All of the history is in the archive. */
  readonly archived: boolean;
  readonly archive: readonly ArchivedPart[];
  readonly personalValues: readonly PersonalValueRow[];
}

export const isOpen = ({ head }: Pick<StoredRun, 'head'>): boolean =>
  head.status === 'created' || head.status === 'running';
