import type { Fact } from '../../workflows/interpret/fact.ts';
import type { RecordBatch, RecordedOccurrence, RecordInput } from '../../workflows/messages.ts';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import { createAlarmStore, type Alarm } from '../alarms/alarm-store.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { writeIf, writeTogether } from '../db/write-together.ts';
import type { PersonalParts } from '../messages/protect-message.ts';
import { settleRunMessages, type RunMessages } from '../messages/settle-run-messages.ts';
import { createRunHeadStore, moveTip, type RunHead, type RunTip } from '../runs/run-head-store.ts';
import { factHash } from './fact-hash.ts';
import { createFactStore, insertFacts, insertOccurrences, type ChainedFact } from './fact-store.ts';
import { createKnownTips, type KnownTips } from './known-tips.ts';
import { project } from './projections/project.ts';
import { createWarnOfZoneData } from './warn-of-zone-data.ts';
import { RecordConflict } from './record-conflict.ts';
import { changesOf, type RunChanges } from './run-changes.ts';
import { tellCallerOfEnd, tellCallerOfIncidents } from './tell-caller.ts';

/** The channel on which `runId:seq` is told when facts up to that number are written. */
export const FACTS_CHANNEL = 'roteiro_facts';

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
 * transaction under the run's lock. What is written already is left alone.
 * @throws RecordConflict after raising its alarm, when other content is written already, when
 *   facts in between are missing, or when the run is unknown: nothing is written then
 */
export function createRecordFacts({ db, clock, personal, zoneData }: RecordFactsDeps) {
  const tips = createKnownTips();
  const warnOfZoneData = createWarnOfZoneData(db, clock, zoneData);
  return async function recordFacts({ batches }: RecordInput): Promise<void> {
    for (const batch of batches) {
      try {
        const now = clock.now();
        const tip =
          (await recordAtOnce(db, tips, batch, now)) ??
          (await inTransaction(db, (transaction) =>
            recordBatch(transaction, personal, batch, now),
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

async function recordBatch(
  db: Database,
  personal: PersonalParts,
  batch: RecordBatch,
  at: Date,
): Promise<RunHead> {
  const heads = createRunHeadStore(db);
  const head = await heads.lock(batch.organisationId, batch.runId);
  if (head === null) throw conflict(batch, 'run-unknown', 0);
  if (batch.epoch !== head.epoch) throw conflict(batch, 'epoch-closed', batch.epoch);
  await compareKnown(db, batch, head);
  const fresh = {
    ...batch,
    facts: batch.facts.filter(({ seq }) => seq > head.lastSeq),
    occurrences: batch.occurrences.filter(({ no }) => no > head.lastOccurrenceNo),
  };
  if (!isComplete(fresh, head)) throw conflict(batch, 'facts-missing', head.lastSeq + 1);
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

/** Whether facts and occurrences follow what is written, none left out. */
const isComplete = ({ facts, occurrences }: RecordBatch, head: RunTip): boolean =>
  follows(
    facts.map(({ seq }) => seq),
    head.lastSeq,
  ) &&
  follows(
    occurrences.map(({ no }) => no),
    head.lastOccurrenceNo,
  );

function whatToWrite<Tip extends RunTip>(batch: RecordBatch, head: Tip) {
  const chained = chain(batch, head.lastHash, batch.facts);
  const changes = changesOf(batch.facts);
  const { first, later } = project(batch, changes);
  return {
    written: headAfter(head, chained, batch.occurrences, changes),
    changes,
    closedAt: changes.closing === null ? null : new Date(changes.closing.fact.at),
    first: [
      ...insertFacts(batch, chained),
      ...insertOccurrences(batch, batch.occurrences),
      ...first,
    ],
    later,
  };
}

const toldOf = ({ runId, lastSeq }: RunTip): readonly [string, string] => [
  FACTS_CHANNEL,
  `${runId}:${lastSeq}`,
];

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

const openedIn = ({ subscriptions }: RunChanges): RunMessages['opened'] =>
  [...subscriptions.values()].flatMap(({ value }) => (value === null ? [] : [value]));

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

function headAfter<Tip extends RunTip>(
  head: Tip,
  chained: readonly ChainedFact[],
  occurrences: readonly RecordedOccurrence[],
  { status, openIncidentsGained }: RunChanges,
): Tip {
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
