import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import { checkExecutions } from './check-executions.ts';
import { compareWithHistory } from './compare-with-history.ts';
import { decodeHistory, type DecodedPart } from './decode-history.ts';
import { finding, type Finding } from './finding.ts';
import type { Histories } from './read-histories.ts';
import { replayHistories } from './replay-histories.ts';
import type { StoredRun } from './stored-run.ts';
import { writtenInHistory } from './written-in-history.ts';

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
  const writtenLater = writtenInHistory(runId, later.parts);
  const writtenEarlier = after === before ? writtenLater : writtenInHistory(runId, earlier.parts);
  return [
    ...after.findings,
    ...later.findings,
    ...checkExecutions(run, later.parts),
    ...writtenLater.findings,
    ...compareWithHistory(run, writtenEarlier, writtenLater),
    ...(await replayHistories({ key, bundle: await bundle() }, runId, after.parts)),
  ];
}

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
  const { occurrences } = writtenInHistory(run.head.runId, parts);
  const { epoch, lastOccurrenceNo } = run.head;
  return lastOccurrenceNo === 0 || occurrences.get(epoch)?.has(lastOccurrenceNo) === true;
}
