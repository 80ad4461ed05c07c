import type { Database } from '../db/connect.ts';
import type { Listener } from '../db/listen.ts';
import type { EpochOpening } from '../epochs/epoch.ts';
import type { OpenEpoch } from '../epochs/open-epoch.ts';
import type { AwaitMessage } from '../messages/await-message.ts';
import type { PublishMessage } from '../messages/publish-message.ts';
import type { Dispatcher } from '../outbox/create-dispatcher.ts';
import type { ReadPlan } from './read-plan.ts';
import type { StartedRun, StartRun } from './start-run.ts';

/** Waits until Postgres has what an operation caused; see `facts/await-written.ts`. */
export type AwaitWritten = (
  organisationId: string,
  runId: string,
  occurrenceId: string,
  withinMs: number,
) => Promise<number | null>;

/** What the API needs of runs, besides Postgres: the way to Temporal and back. */
export interface RunServices {
  /** What Postgres tells. */
  readonly listener: Pick<Listener, 'on' | 'onReconnect'>;
  readonly startRun: (wish: StartRun) => Promise<StartedRun>;
  readonly dispatcher: Pick<Dispatcher, 'deliverNow' | 'deliverHeld' | 'delivered'>;
  readonly awaitWritten: AwaitWritten;
  readonly publishMessage: PublishMessage;
  readonly awaitMessage: AwaitMessage;
  readonly readPlan: ReadPlan;
  /** In the transaction that is given; see `epochs/open-epoch.ts`. */
  readonly openEpoch: (transaction: Database, order: OpenEpoch) => Promise<EpochOpening>;
  /** The page of a workflow in Temporal's own UI; null where there is none. */
  readonly temporalPageOf: (runId: string) => string | null;
}
