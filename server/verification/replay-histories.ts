import { Worker } from '@temporalio/worker';
import proto from '@temporalio/proto';
import { dataConverter } from '../temporal/codec/data-converter.ts';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import { finding, type Finding } from './finding.ts';
import type { HistoryPart } from './read-histories.ts';

export interface Replaying {
  readonly key: PayloadKey;
  /** Path of the bundled workflow code. */
  readonly bundle: string;
}

/** Replays every execution with the workflow code of this checkout, in this process. */
export async function replayHistories(
  { key, bundle }: Replaying,
  runId: string,
  parts: readonly HistoryPart[],
): Promise<Finding[]> {
  const histories = parts.flatMap(({ bytes }, index) => {
    const history = proto.temporal.api.history.v1.History.decode(bytes);
    // With no workflow task done there is nothing to replay, and the replayer would wait for ever.
    const begun = history.events.some((event) => event.workflowTaskCompletedEventAttributes);
    return begun ? [{ workflowId: runId, history, part: index + 1 }] : [];
  });
  if (histories.length === 0) return [];
  const findings: Finding[] = [];
  const replayed = Worker.runReplayHistories(
    { workflowBundle: { codePath: bundle }, dataConverter: dataConverter(key) },
    histories,
  );
  let done = 0;
  for await (const { error } of replayed) {
    const part = histories[done]?.part ?? 0;
    done += 1;
    if (error !== undefined)
      findings.push(finding('replay-failed', null, { part, error: error.message }));
  }
  return findings;
}
