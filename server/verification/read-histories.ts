import type { ArchivedPart } from '../background/archive-store.ts';
import { openArchive } from '../background/seal-archive.ts';
import { linksOfKept } from '../background/kept-histories.ts';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import { fetchExecutions } from '../temporal/fetch-executions.ts';
import type { RunGateway } from '../temporal/run-gateway.ts';
import { finding, type Finding } from './finding.ts';

/** One execution's history as Temporal gave it, payloads still encrypted. */
export interface HistoryPart {
  readonly workflowRunId: string;
  readonly bytes: Uint8Array;
}

export interface Histories {
  readonly source: 'archive' | 'temporal';
  /** Those that resets closed, and those of the chain of continue-as-new, whose last is the last. */
  readonly parts: readonly HistoryPart[];
  readonly findings: readonly Finding[];
}

/** The histories that are kept of a run. */
export function readArchive(archive: readonly ArchivedPart[], key: PayloadKey): Histories {
  const parts: HistoryPart[] = [];
  const findings: Finding[] = [];
  for (const [index, part] of archive.entries()) {
    const number = index + 1;
    if (part.part !== number) findings.push(finding('history-incomplete', null, { part: number }));
    try {
      parts.push({ workflowRunId: part.workflowRunId, bytes: openArchive(part, key) });
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      findings.push(finding('history-altered', null, { part: number, error: told }));
    }
  }
  return { source: 'archive', parts, findings };
}

/**
 * The histories of a run that is not archived: those that an epoch closed and kept, and all others
 * as Temporal has them; null when it has none (any more).
 */
export async function fetchHistories(
  gateway: RunGateway,
  runId: string,
  archive: readonly ArchivedPart[],
  key: PayloadKey,
): Promise<Histories | null> {
  const kept = readArchive(archive, key);
  // What cannot be opened is a finding, and fetched where Temporal still has it.
  const whole = archive.filter(({ workflowRunId }) =>
    kept.parts.some((part) => part.workflowRunId === workflowRunId),
  );
  const fetched = await fetchExecutions(gateway, runId, linksOfKept(whole, key));
  if (fetched === null) return null;
  return {
    source: 'temporal',
    parts: [...kept.parts, ...fetched.parts],
    findings: kept.findings,
  };
}
