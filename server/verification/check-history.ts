import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import { checkExecutions } from './check-executions.ts';
import { compareWithHistory } from './compare-with-history.ts';
import { decodeHistory, type DecodedPart } from './decode-history.ts';
import { finding, type Finding } from './finding.ts';
import type { Histories } from './read-histories.ts';
import { replayHistories } from './replay-histories.ts';
import type { StoredRun } from './stored-run.ts';
import { continuedBy } from '../temporal/history-links.ts';
import { lineOf } from './line-of-epoch.ts';
import { linesOfEpoch } from './lines-in-history.ts';
import { writtenInHistory, type WrittenInHistory } from './written-in-history.ts';

export interface HistoryTools {
  readonly key: PayloadKey;
  /** The path of the bundled workflow code, made where it is not there yet. */
  readonly bundle: () => Promise<string>;
}

/**
 * The executions replay, they are those of this run, and what they carried to be written is what
 * is stored: forged answers, names and times pass a replay, but not this.
 * @param before the histories as they were before the run was read from Postgres
 * @param after as they were then; the same where nothing was written in between
 */
export async function checkHistory(
  run: StoredRun,
  before: Histories | null,
  after: Histories | null,
  { key, bundle }: HistoryTools,
): Promise<Finding[]> {
  if (after === null || before === null)
    return run.head.lastSeq === 0 ? [] : [finding('history-missing', null)];
  const { runId } = run.head;
  const earlier = await decodeAll(before, key);
  const later = after === before ? earlier : await decodeAll(after, key);
  const findings = [
    ...after.findings,
    ...later.findings,
    ...checkExecutions(run, later.parts),
    ...compareLines(run, earlier.parts, later.parts),
    ...(await replayHistories({ key, bundle: await bundle() }, runId, after.parts)),
  ];
  // Epochs share a part of their lines.
  return [...new Map(findings.map((each) => [JSON.stringify(each), each])).values()];
}

function compareLines(
  run: StoredRun,
  before: readonly DecodedPart[],
  after: readonly DecodedPart[],
): Finding[] {
  const { runId } = run.head;
  const written = (parts: readonly DecodedPart[], epoch: number): WrittenInHistory[] =>
    linesOfEpoch(run, parts, tipOf(parts), epoch).map((line) => writtenInHistory(runId, line));
  return run.epochs.flatMap(({ epoch }) => {
    const seen = written(after, epoch);
    const next = run.openings.find((opening) => opening.epoch === epoch + 1);
    return [
      ...seen.flatMap(({ findings }) => findings),
      ...compareWithHistory({
        epoch,
        line: lineOf(run, epoch),
        before: after === before ? seen : written(before, epoch),
        after: seen,
        ended: next?.closed ?? null,
      }),
    ];
  });
}

/** The last part is of the execution that goes on, or ended last. */
export const tipOf = (parts: readonly DecodedPart[]): string => parts.at(-1)?.workflowRunId ?? '';

async function decodeAll({ parts }: Histories, key: PayloadKey) {
  const decoded: DecodedPart[] = [];
  const findings: Finding[] = [];
  for (const [index, { bytes }] of parts.entries())
    try {
      decoded.push(await decodeHistory(bytes, key));
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      findings.push(finding('history-altered', null, { part: index + 1, error: told }));
    }
  return { parts: decoded, findings };
}

/** Whether everything that is stored could already be seen in these histories. */
export async function covers(
  run: StoredRun,
  histories: Histories,
  key: PayloadKey,
): Promise<boolean> {
  const { parts } = await decodeAll(histories, key);
  const { runId, lastOccurrenceNo } = run.head;
  const { occurrences } = writtenInHistory(runId, continuedBy(parts, tipOf(parts)));
  return lastOccurrenceNo === 0 || occurrences.has(lastOccurrenceNo);
}
