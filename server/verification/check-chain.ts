import { factHash, FIRST_PREVIOUS_HASH } from '../facts/fact-hash.ts';
import type { ChainedFact } from '../facts/fact-store.ts';
import { finding, type Finding } from './finding.ts';
import type { StoredEpoch, StoredRun } from './stored-run.ts';

type Chained = Pick<StoredRun, 'head' | 'epochs'>;

/**
 * Every epoch's facts are numbered without a gap and chained, and the run's row names the last.
 * An epoch begins with fact 1, or goes on after a fact of the epoch before it.
 */
export function checkChain({ head, epochs }: Chained): Finding[] {
  const findings: Finding[] = [];
  let before: readonly ChainedFact[] = [];
  for (const { epoch, facts } of epochs) {
    if (epoch > head.epoch)
      findings.push(finding('epoch-unknown', null, { epoch, current: head.epoch }));
    findings.push(...checkEpoch(head.runId, epoch, facts, before));
    before = facts;
  }
  return [...findings, ...checkHead({ head, epochs })];
}

function checkEpoch(
  runId: string,
  epoch: number,
  facts: readonly ChainedFact[],
  before: readonly ChainedFact[],
): Finding[] {
  const findings: Finding[] = [];
  const from = before.find(({ fact }) => fact.seq === (facts[0]?.fact.seq ?? 0) - 1);
  let lastSeq = from?.fact.seq ?? 0;
  let lastHash = from?.hash ?? FIRST_PREVIOUS_HASH;
  for (const { fact, previousHash, hash } of facts) {
    const { seq } = fact;
    if (seq !== lastSeq + 1) findings.push(finding('fact-missing', lastSeq + 1, { epoch }));
    else if (previousHash !== lastHash) findings.push(finding('chain-broken', seq, { epoch }));
    if (factHash(previousHash, { runId, epoch }, fact) !== hash)
      findings.push(finding('fact-altered', seq, { epoch }));
    lastSeq = seq;
    lastHash = hash;
  }
  return findings;
}

function checkHead({ head, epochs }: Chained): Finding[] {
  const current: StoredEpoch | undefined = epochs.find(({ epoch }) => epoch === head.epoch);
  const last = current?.facts.at(-1);
  const seq = last?.fact.seq ?? 0;
  const rows = [
    ['last_seq', head.lastSeq, seq],
    ['last_hash', head.lastHash, last?.hash ?? FIRST_PREVIOUS_HASH],
    ['last_occurrence_no', head.lastOccurrenceNo, current?.occurrences.at(-1)?.no ?? 0],
  ] as const;
  return rows.flatMap(([field, expected, found]) =>
    expected === found ? [] : [finding('head-differs', seq, { field, expected, found })],
  );
}
