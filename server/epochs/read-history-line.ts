import { z } from 'zod';
import type { RecordBatch } from '../../workflows/messages.ts';
import type { ArchivedPart } from '../background/archive-store.ts';
import { linksOfKept } from '../background/kept-histories.ts';
import { openArchive } from '../background/seal-archive.ts';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import { fetchExecutions } from '../temporal/fetch-executions.ts';
import { continuedBy } from '../temporal/history-links.ts';
import type { FetchedHistory, RunGateway } from '../temporal/run-gateway.ts';
import { decodeHistory, type DecodedPart } from '../verification/decode-history.ts';
import { writtenInHistory, type WrittenInHistory } from '../verification/written-in-history.ts';

/** What Temporal says of a run now. */
export interface HistoryLine {
  readonly tip: string;
  /** Whether the last execution is open. */
  readonly goesOn: boolean;
  readonly carried: WrittenInHistory;
  /** All writes of the run, in order. */
  readonly batches: readonly RecordBatch[];
  /** The called runs that it knows it has started. */
  readonly calledRuns: ReadonlySet<string>;
  /** Temporal's ids of all executions that do not lead to the last. */
  readonly beside: readonly string[];
  /** Of those the histories that are not kept yet. */
  readonly toKeep: readonly FetchedHistory[];
}

/** Reads the executions that lead to where the workflow is; null where Temporal has none. */
export async function readHistoryLine(
  gateway: RunGateway,
  key: PayloadKey,
  runId: string,
  kept: readonly ArchivedPart[],
): Promise<HistoryLine | null> {
  const links = linksOfKept(kept, key);
  const fetched = await fetchExecutions(gateway, runId, links);
  if (fetched === null) return null;
  const { tip, parts } = fetched;
  const all = [...links, ...parts];
  const line = continuedBy(all, tip);
  // An execution that Temporal has forgotten: what it wrote cannot be told from what is missing.
  if (line[0] === undefined || line[0].continuedFrom !== null) return null;
  const decoded: DecodedPart[] = [];
  for (const { workflowRunId } of line) {
    const bytes = bytesOf(workflowRunId, parts, kept, key);
    if (bytes === null) return null;
    decoded.push(await decodeHistory(bytes, key));
  }
  const isBeside = (part: { readonly workflowRunId: string }): boolean =>
    !line.some(({ workflowRunId }) => workflowRunId === part.workflowRunId);
  return {
    tip,
    goesOn: decoded.at(-1)?.ended === null,
    carried: writtenInHistory(runId, decoded),
    batches: decoded.flatMap(({ writes }) =>
      writes.flatMap(({ input }) => batchesOf(runId, input)),
    ),
    calledRuns: new Set(decoded.flatMap(({ calls }) => calls.flatMap(calledRunOf))),
    beside: all.filter(isBeside).map(({ workflowRunId }) => workflowRunId),
    toKeep: parts.filter(isBeside),
  };
}

function bytesOf(
  workflowRunId: string,
  parts: readonly FetchedHistory[],
  kept: readonly ArchivedPart[],
  key: PayloadKey,
): Uint8Array | null {
  const fetched = parts.find((part) => part.workflowRunId === workflowRunId);
  if (fetched !== undefined) return fetched.bytes;
  const archived = kept.find((part) => part.workflowRunId === workflowRunId);
  return archived === undefined ? null : openArchive(archived, key);
}

/** Only our workflow asks for these writes, so their shape is what the writer takes. */
const batch = z.custom<RecordBatch>(
  (value) =>
    z
      .looseObject({
        organisationId: z.string(),
        runId: z.string(),
        epoch: z.number(),
        facts: z.array(z.looseObject({ seq: z.number() })),
        occurrences: z.array(z.looseObject({ no: z.number() })),
      })
      .safeParse(value).success,
);
const recordInput = z.tuple([z.object({ batches: z.array(batch) })]);

const batchesOf = (runId: string, input: unknown): RecordBatch[] =>
  recordInput.parse(input)[0].batches.filter((each) => each.runId === runId);

const started = z.tuple([z.looseObject({ kind: z.literal('started'), runId: z.string() })]);

function calledRunOf(answer: unknown): string[] {
  const read = started.safeParse(answer);
  return read.success ? [read.data[0].runId] : [];
}
