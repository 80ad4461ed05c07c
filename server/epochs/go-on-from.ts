import type { Fact } from '../../workflows/interpret/fact.ts';
import { foldFacts } from '../../workflows/interpret/fold.ts';
import type { Database } from '../db/connect.ts';
import { findLine } from '../facts/line-of-run.ts';
import { projectLine } from '../facts/rebuild-projections.ts';
import { recordBatch } from '../facts/record-batch.ts';
import type { PersonalParts } from '../messages/protect-message.ts';
import { createRunHeadStore, type RunHead } from '../runs/run-head-store.ts';
import { createRunStore } from '../runs/run-store.ts';
import type { EpochOpening } from './epoch.ts';
import type { StoredLine } from './find-agreement.ts';
import {
  forgetAnswers,
  giveUpOutbox,
  letCalledRunsGo,
  reopenTasks,
  type Cut,
} from './leave-behind.ts';
import type { HistoryLine } from './read-history-line.ts';
import { readStoredLine } from './read-stored-line.ts';
import { freeMessages, tellAgain } from './tell-again.ts';

export interface Opened {
  /** The run as it stood in the epoch before, its row locked. */
  readonly head: RunHead;
  readonly stored: StoredLine;
  /** Inserted already. */
  readonly opening: EpochOpening;
  readonly history: HistoryLine;
  /** The server's own time. */
  readonly at: Date;
}

/**
 * Takes a run back to where its new epoch begins, in every table that shows it, and on to where the
 * history says that it is. `docs/epochs.md` says what becomes of what.
 */
export async function goOnFrom(
  db: Database,
  personal: PersonalParts,
  { head, stored, opening, history, at }: Opened,
): Promise<void> {
  const { epoch, after } = opening;
  const initial = await createRunStore(db).initialState(head.organisationId, head.runId);
  if (initial === null) throw new Error(`The run ${head.runId} is unknown.`);
  const facts = stored.facts.map(({ fact }) => fact).filter(({ seq }) => seq <= after.seq);
  const begins = foldFacts(initial, facts);
  const cut: Cut = { run: head, seq: after.seq, nextId: begins.nextId, epoch, at };

  await letCalledRunsGo(db, cut, history.calledRuns);
  await giveUpOutbox(db, cut);
  await reopenTasks(db, cut);
  await forgetAnswers(db, cut);
  const begun = { ...head, epoch, lastSeq: after.seq, lastHash: after.hash };
  const line = await findLine(db, begun);
  const { status, openIncidents, closedAt } = await projectLine(db, begun, line, after.seq);
  const there = { ...begun, lastOccurrenceNo: after.no, status, openIncidents };
  await createRunHeadStore(db).openEpoch(there, closedAt, at);

  let now: RunHead = there;
  for (const batch of history.batches)
    if (batch.occurrences.some(({ no }) => no > after.no))
      now = await recordBatch(db, personal, batch, history.tip, at);

  const written = await readStoredLine(db, now);
  const beyond: Fact[] = written.facts.flatMap(({ fact }) => (fact.seq > after.seq ? [fact] : []));
  const state = foldFacts(begins, beyond);
  await tellAgain(db, cut, {
    state,
    recorded: new Set(written.occurrences.map(({ occurrence }) => occurrence.id)),
    leftBehind: stored.occurrences.flatMap(({ no, occurrence }) =>
      no > after.no ? [occurrence] : [],
    ),
  });
  await freeMessages(db, personal, cut, state);
}
