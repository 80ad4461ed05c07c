import { factHash, FIRST_PREVIOUS_HASH } from '../facts/fact-hash.ts';
import { finding, type Finding } from './finding.ts';
import { lineOf } from './line-of-epoch.ts';
import type { StoredEpoch, StoredRun } from './stored-run.ts';

type Chained = Pick<StoredRun, 'head' | 'epochs' | 'openings'>;

/**
 * Every epoch's facts are numbered without a gap and chained on the fact after which it was opened,
 * and the run's row names the last.
 */
export function checkChain(run: Chained): Finding[] {
  const { head, epochs, openings } = run;
  const findings: Finding[] = [];
  for (const stored of epochs) {
    const { epoch } = stored;
    const opened = openings.find((opening) => opening.epoch === epoch);
    if (epoch > head.epoch)
      findings.push(finding('epoch-unknown', null, { epoch, current: head.epoch }));
    else if (epoch > 1 && opened === undefined)
      findings.push(finding('epoch-not-opened', null, { epoch }));
    const from = opened?.after ?? { seq: 0, hash: FIRST_PREVIOUS_HASH };
    findings.push(...checkEpoch(head.runId, stored, from));
  }
  return [...findings, ...checkHead(run)];
}

function checkEpoch(
  runId: string,
  { epoch, facts }: StoredEpoch,
  from: { readonly seq: number; readonly hash: string },
): Finding[] {
  const findings: Finding[] = [];
  let { seq: lastSeq, hash: lastHash } = from;
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

function checkHead(run: Chained): Finding[] {
  const { head } = run;
  const { facts, occurrences } = lineOf(run, head.epoch);
  const last = facts.at(-1);
  const seq = last?.fact.seq ?? 0;
  const rows = [
    ['last_seq', head.lastSeq, seq],
    ['last_hash', head.lastHash, last?.hash ?? FIRST_PREVIOUS_HASH],
    ['last_occurrence_no', head.lastOccurrenceNo, occurrences.at(-1)?.no ?? 0],
  ] as const;
  return rows.flatMap(([field, expected, found]) =>
    expected === found ? [] : [finding('head-differs', seq, { field, expected, found })],
  );
}
