import type { Fact } from '../../workflows/interpret/fact.ts';
import type { RecordBatch, RecordedOccurrence, RecordInput } from '../../workflows/messages.ts';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import { createAlarmStore, type Alarm } from '../alarms/alarm-store.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { PersonalParts } from '../messages/protect-message.ts';
import { settleRunMessages, type RunMessages } from '../messages/settle-run-messages.ts';
import { createRunHeadStore, type RunHead } from '../runs/run-head-store.ts';
import { factHash } from './fact-hash.ts';
import { createFactStore, type ChainedFact } from './fact-store.ts';
import { project } from './projections/project.ts';
import { RecordConflict } from './record-conflict.ts';
import { changesOf, type RunChanges } from './run-changes.ts';
import { tellCallerOfEnd, tellCallerOfIncidents } from './tell-caller.ts';

/** The channel on which `runId:seq` is told when facts up to that number are written. */
export const FACTS_CHANNEL = 'roteiro_facts';

export interface RecordFactsDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** For messages that find the run's new subscriptions. */
  readonly personal: PersonalParts;
}

/**
 * Writes facts and occurrences with the projections they change, a run at a time in one
 * transaction under the run's lock. What is written already is left alone.
 * @throws RecordConflict after raising its alarm, when other content is written already, when
 *   facts in between are missing, or when the run is unknown: nothing is written then
 */
export function createRecordFacts({ db, clock, personal }: RecordFactsDeps) {
  return async function recordFacts({ batches }: RecordInput): Promise<void> {
    for (const batch of batches) {
      try {
        await inTransaction(db, (transaction) =>
          recordBatch(transaction, personal, batch, clock.now()),
        );
      } catch (error) {
        if (error instanceof RecordConflict)
          await createAlarmStore(db).raise(error.alarm, clock.now());
        throw error;
      }
    }
  };
}

async function recordBatch(
  db: Database,
  personal: PersonalParts,
  batch: RecordBatch,
  at: Date,
): Promise<void> {
  const heads = createRunHeadStore(db);
  const head = await heads.lock(batch.organisationId, batch.runId);
  if (head === null) throw conflict(batch, 'run-unknown', 0);
  if (batch.epoch !== head.epoch) throw conflict(batch, 'epoch-closed', batch.epoch);
  await compareKnown(db, batch, head);
  const facts = batch.facts.filter(({ seq }) => seq > head.lastSeq);
  const occurrences = batch.occurrences.filter(({ no }) => no > head.lastOccurrenceNo);
  const complete =
    follows(
      facts.map(({ seq }) => seq),
      head.lastSeq,
    ) &&
    follows(
      occurrences.map(({ no }) => no),
      head.lastOccurrenceNo,
    );
  if (!complete) throw conflict(batch, 'facts-missing', head.lastSeq + 1);
  if (occurrences.length === 0) return;

  const store = createFactStore(db);
  const chained = chain(batch, head.lastHash, facts);
  await store.insertFacts(batch, chained);
  await store.insertOccurrences(batch, occurrences);
  const changes = changesOf(facts);
  await project(db, batch, changes);
  await settleRunMessages(db, personal, messagesOf(head, changes), at);
  const written = headAfter(head, chained, occurrences, changes);
  const closedAt = changes.closing === null ? null : new Date(changes.closing.fact.at);
  await heads.update(written, closedAt, at);
  if (changes.closing !== null) await tellCallerOfEnd(db, written, changes.closing, at);
  const last = facts.at(-1);
  if (last !== undefined && written.openIncidents !== head.openIncidents)
    await tellCallerOfIncidents(db, written, last.at, at);
  await db.raw('select pg_notify(?, ?)', [FACTS_CHANNEL, `${head.runId}:${written.lastSeq}`]);
}

const messagesOf = (
  { organisationId, runId, processId }: RunHead,
  { messages, subscriptions }: RunChanges,
): RunMessages => ({
  organisationId,
  runId,
  processId,
  answers: messages,
  opened: [...subscriptions.values()].flatMap(({ value }) => (value === null ? [] : [value])),
});

/** A write that is tried again must bring what it brought before. */
async function compareKnown(db: Database, batch: RecordBatch, head: RunHead): Promise<void> {
  const store = createFactStore(db);
  const facts = batch.facts.filter(({ seq }) => seq <= head.lastSeq);
  const [first, last] = [facts[0], facts.at(-1)];
  if (first !== undefined && last !== undefined) {
    const written = await store.facts(batch, first.seq, last.seq);
    for (const [index, fact] of facts.entries()) {
      const stored = written[index];
      if (stored === undefined || factHash(stored.previousHash, batch, fact) !== stored.hash)
        throw conflict(batch, 'fact-differs', fact.seq);
    }
  }
  const occurrences = batch.occurrences.filter(({ no }) => no <= head.lastOccurrenceNo);
  const [earliest, latest] = [occurrences[0], occurrences.at(-1)];
  if (earliest === undefined || latest === undefined) return;
  const written = await store.occurrences(batch, earliest.no, latest.no);
  for (const [index, occurrence] of occurrences.entries())
    if (canonicalJson(written[index] ?? null) !== canonicalJson(occurrence))
      throw conflict(batch, 'occurrence-differs', occurrence.no);
}

const follows = (numbers: readonly number[], last: number): boolean =>
  numbers.every((number, index) => number === last + 1 + index);

function chain(batch: RecordBatch, lastHash: string, facts: readonly Fact[]): ChainedFact[] {
  let previousHash = lastHash;
  return facts.map((fact) => {
    const hash = factHash(previousHash, batch, fact);
    const chained = { fact, previousHash, hash };
    previousHash = hash;
    return chained;
  });
}

function headAfter(
  head: RunHead,
  chained: readonly ChainedFact[],
  occurrences: readonly RecordedOccurrence[],
  { status, openIncidentsGained }: RunChanges,
): RunHead {
  const last = chained.at(-1);
  return {
    ...head,
    // The server has closed a terminated run: a write that was still under way changes no status.
    status: head.status === 'terminated' ? head.status : (status ?? head.status),
    lastSeq: last?.fact.seq ?? head.lastSeq,
    lastHash: last?.hash ?? head.lastHash,
    lastOccurrenceNo: occurrences.at(-1)?.no ?? head.lastOccurrenceNo,
    openIncidents: head.openIncidents + openIncidentsGained,
  };
}

function conflict(batch: RecordBatch, kind: Alarm['kind'], number: number): RecordConflict {
  const { organisationId, runId, epoch } = batch;
  return new RecordConflict({
    organisationId,
    key: `${kind}/${runId}/${epoch}/${number}`,
    kind,
    runId,
    detail: { epoch, number },
  });
}
