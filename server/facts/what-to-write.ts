import type { Fact } from '../../workflows/interpret/fact.ts';
import type { RecordBatch, RecordedOccurrence } from '../../workflows/messages.ts';
import type { RunMessages } from '../messages/settle-run-messages.ts';
import type { RunTip } from '../runs/run-head-store.ts';
import { factHash } from './fact-hash.ts';
import { insertFacts, insertOccurrences, type ChainedFact } from './fact-store.ts';
import { project } from './projections/project.ts';
import { changesOf, type RunChanges } from './run-changes.ts';

/** The channel on which `runId:seq` is told when facts up to that number are written. */
export const FACTS_CHANNEL = 'roteiro_facts';

/** Whether facts and occurrences follow what is written, none left out. */
export const isComplete = ({ facts, occurrences }: RecordBatch, head: RunTip): boolean =>
  follows(
    facts.map(({ seq }) => seq),
    head.lastSeq,
  ) &&
  follows(
    occurrences.map(({ no }) => no),
    head.lastOccurrenceNo,
  );

/** What a batch that follows on a run's tip writes, and where the run stands after it. */
export function whatToWrite<Tip extends RunTip>(batch: RecordBatch, head: Tip) {
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

/** Of what listeners are told: see `FACTS_CHANNEL`. */
export const toldOf = ({ runId, lastSeq }: RunTip): readonly [string, string] => [
  FACTS_CHANNEL,
  `${runId}:${lastSeq}`,
];

/** The subscriptions that opened and are open still. */
export const openedIn = ({ subscriptions }: RunChanges): RunMessages['opened'] =>
  [...subscriptions.values()].flatMap(({ value }) => (value === null ? [] : [value]));

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
