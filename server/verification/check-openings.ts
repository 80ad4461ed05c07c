import { EPOCH_OPENED, recordedOpening, type EpochOpening } from '../epochs/epoch.ts';
import { FIRST_PREVIOUS_HASH } from '../facts/fact-hash.ts';
import type { RecordEntry } from '../organisation-record/record-entry.ts';
import { asJson } from './as-json.ts';
import { firstDifference } from './differences.ts';
import { finding, type Finding } from './finding.ts';
import { lineOf, type Line } from './line-of-epoch.ts';
import type { StoredRun } from './stored-run.ts';

/**
 * Each later epoch goes on from the line of the one before, which ends where it ended when the next
 * was opened, and the organisation's record says the same of the opening.
 */
export function checkOpenings(
  run: Pick<StoredRun, 'epochs' | 'openings' | 'openingsRecorded'>,
): Finding[] {
  return run.openings.flatMap((opening) => {
    const before = lineOf(run, opening.epoch - 1);
    return [
      ...checkBegin(opening, before),
      ...checkEnd(opening, before),
      ...checkRecorded(opening, run.openingsRecorded),
    ];
  });
}

function checkBegin({ epoch, after }: EpochOpening, { facts, occurrences }: Line): Finding[] {
  const { seq, hash, no } = after;
  const fact = facts.find((each) => each.fact.seq === seq)?.hash;
  const occurrence = occurrences.find((each) => each.no === no)?.lastSeq;
  const holds =
    (seq === 0 ? FIRST_PREVIOUS_HASH : fact) === hash && (no === 0 ? 0 : occurrence) === seq;
  return holds ? [] : [finding('epoch-begin-differs', seq, { epoch, no })];
}

function checkEnd({ epoch, closed }: EpochOpening, { facts, occurrences }: Line): Finding[] {
  const last = facts.at(-1);
  const seq = last?.fact.seq ?? 0;
  const holds =
    seq === closed.seq &&
    (last?.hash ?? FIRST_PREVIOUS_HASH) === closed.hash &&
    (occurrences.at(-1)?.no ?? 0) === closed.no;
  return holds
    ? []
    : [finding('epoch-end-differs', seq, { epoch: epoch - 1, expected: closed.seq })];
}

function checkRecorded(opening: EpochOpening, recorded: readonly RecordEntry[]): Finding[] {
  const { epoch, actor } = opening;
  const said = asJson({ actor, ...recordedOpening(opening) });
  const holds = recorded.some(
    (entry) =>
      entry.kind === EPOCH_OPENED &&
      firstDifference(said, asJson({ actor: entry.actor, ...entry.data })) === null,
  );
  return holds ? [] : [finding('epoch-not-recorded', null, { epoch })];
}
