import type { RecordBatch } from '../../workflows/messages.ts';
import type { Database } from '../db/connect.ts';
import { writeTogether } from '../db/write-together.ts';
import type { PersonalParts } from '../messages/protect-message.ts';
import { settleRunMessages, type RunMessages } from '../messages/settle-run-messages.ts';
import { createRunHeadStore, type RunHead } from '../runs/run-head-store.ts';
import { admitBatch } from './admit-batch.ts';
import { compareKnown } from './compare-known.ts';
import { RecordConflict } from './record-conflict.ts';
import type { RunChanges } from './run-changes.ts';
import { tellCallerOfEnd, tellCallerOfIncidents } from './tell-caller.ts';
import { isComplete, openedIn, toldOf, whatToWrite } from './what-to-write.ts';

/**
 * Writes what a batch has that is not written yet, in the caller's transaction, with the run's row
 * locked.
 * @param execution Temporal's id of the execution that asks for the write
 * @throws RecordConflict
 */
export async function recordBatch(
  db: Database,
  personal: PersonalParts,
  given: RecordBatch,
  execution: string,
  at: Date,
): Promise<RunHead> {
  const heads = createRunHeadStore(db);
  const head = await heads.lock(given.organisationId, given.runId);
  if (head === null) throw new RecordConflict(given, 'run-unknown', 0);
  const batch = await admitBatch(db, given, head, execution);
  await compareKnown(db, batch, head);
  const fresh = {
    ...batch,
    facts: batch.facts.filter(({ seq }) => seq > head.lastSeq),
    occurrences: batch.occurrences.filter(({ no }) => no > head.lastOccurrenceNo),
  };
  if (!isComplete(fresh, head)) throw new RecordConflict(batch, 'facts-missing', head.lastSeq + 1);
  if (fresh.occurrences.length === 0) return head;

  const { written, changes, closedAt, first, later } = whatToWrite(fresh, head);
  await writeTogether(db, first);
  await writeTogether(db, later);
  await settleRunMessages(db, personal, messagesOf(head, changes), at);
  await heads.update(written, closedAt, at);
  if (changes.closing !== null) await tellCallerOfEnd(db, written, changes.closing, at);
  const last = fresh.facts.at(-1);
  if (last !== undefined && written.openIncidents !== head.openIncidents)
    await tellCallerOfIncidents(db, written, last.at, at);
  await db.raw('select pg_notify(?, ?)', [...toldOf(written)]);
  return written;
}

const messagesOf = (
  { organisationId, runId, processId }: RunHead,
  changes: RunChanges,
): RunMessages => ({
  organisationId,
  runId,
  processId,
  answers: changes.messages,
  opened: openedIn(changes),
});
