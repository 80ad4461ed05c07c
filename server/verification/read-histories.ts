import type { ArchivedPart } from '../background/archive-store.ts';
import { openArchive } from '../background/seal-archive.ts';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import type { RunGateway } from '../temporal/run-gateway.ts';
import { finding, type Finding } from './finding.ts';

/** One execution's history as Temporal gave it, payloads still encrypted. */
export interface HistoryPart {
  readonly workflowRunId: string;
  readonly bytes: Uint8Array;
}

export interface Histories {
  readonly source: 'archive' | 'temporal';
  /** In the order of the chain of continue-as-new. */
  readonly parts: readonly HistoryPart[];
  readonly findings: readonly Finding[];
}

/** The histories that were kept when the run closed; null when it is not archived. */
export function readArchive(archive: readonly ArchivedPart[], key: PayloadKey): Histories | null {
  if (archive.length === 0) return null;
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

/** The histories that Temporal has; null when it has none (any more). */
export async function fetchHistories(
  gateway: RunGateway,
  runId: string,
): Promise<Histories | null> {
  const latest = await gateway.describe(runId);
  if (latest === null) return null;
  const parts: HistoryPart[] = [];
  let next = await gateway.firstPart(runId);
  while (next !== null) {
    const { workflowRunId, bytes, continuedAs } = await gateway.history(runId, next);
    parts.push({ workflowRunId, bytes });
    next = continuedAs;
  }
  // It may have continued since it was described, but it cannot have gone back.
  const reset = !parts.some(({ workflowRunId }) => workflowRunId === latest.workflowRunId);
  const findings = reset
    ? [finding('history-reset', null, { execution: latest.workflowRunId })]
    : [];
  return { source: 'temporal', parts, findings };
}
