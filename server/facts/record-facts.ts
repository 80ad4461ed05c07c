import type { RecordBatch, RecordInput } from '../../workflows/messages.ts';
import { createAlarmStore } from '../alarms/alarm-store.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { writeIf } from '../db/write-together.ts';
import type { PersonalParts } from '../messages/protect-message.ts';
import { createRunHeadStore, moveTip, type RunTip } from '../runs/run-head-store.ts';
import { createKnownTips, type KnownTips } from './known-tips.ts';
import { recordBatch } from './record-batch.ts';
import { RecordConflict } from './record-conflict.ts';
import { createWarnOfZoneData } from './warn-of-zone-data.ts';
import { isComplete, openedIn, toldOf, whatToWrite } from './what-to-write.ts';

export interface RecordFactsDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** The version of the time-zone data of whoever runs the core. */
  readonly zoneData: string;
  /** For messages that find the run's new subscriptions. */
  readonly personal: PersonalParts;
}

/**
 * Writes facts and occurrences with the projections they change, a run at a time in one
 * transaction under the run's lock. What is written already is left alone. It is told which
 * execution of the workflow asks: one that a later epoch closed writes no more.
 * @throws RecordConflict after raising its alarm, when other content is written already, when
 *   facts in between are missing, or when the run is unknown: nothing is written then
 */
export function createRecordFacts({ db, clock, personal, zoneData }: RecordFactsDeps) {
  const tips = createKnownTips();
  const warnOfZoneData = createWarnOfZoneData(db, clock, zoneData);
  return async function recordFacts({ batches }: RecordInput, execution: string): Promise<void> {
    for (const batch of batches) {
      try {
        const now = clock.now();
        const tip =
          (await recordAtOnce(db, tips, batch, now)) ??
          (await inTransaction(db, (transaction) =>
            recordBatch(transaction, personal, batch, execution, now),
          ));
        await warnOfZoneData(tip);
      } catch (error) {
        if (error instanceof RecordConflict)
          await createAlarmStore(db).raise(error.alarm, clock.now());
        throw error;
      }
    }
  };
}

/**
 * Writes a batch that simply follows what is written and concerns no other run, with one statement
 * that is a transaction of its own: it takes the run's lock, and writes nothing unless the run is
 * still where it was known to be.
 * @returns null when nothing was written: whatever is unusual is looked at under the lock
 */
async function recordAtOnce(
  db: Database,
  tips: KnownTips,
  batch: RecordBatch,
  at: Date,
): Promise<RunTip | null> {
  const tip = tips.take(batch) ?? (await findTip(db, batch));
  if (tip === null || tip.epoch !== batch.epoch) return null;
  if (batch.occurrences.length === 0 || !isComplete(batch, tip)) return null;
  const { written, changes, closedAt, first, later } = whatToWrite(batch, tip);
  const concernsOthers = changes.messages.length > 0 || openedIn(changes).length > 0;
  if (later.length > 0 || concernsOthers) return null;
  const moved = moveTip(tip, written, closedAt, at);
  if (!(await writeIf(db, moved, first, toldOf(written)))) return null;
  if (closedAt === null) tips.keep(written);
  return written;
}

/** Null for a run that another called: its end is told to that one, in the same transaction. */
async function findTip(db: Database, batch: RecordBatch): Promise<RunTip | null> {
  const head = await createRunHeadStore(db).find(batch.organisationId, batch.runId);
  return head === null || head.caller !== null ? null : head;
}
