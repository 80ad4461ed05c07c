import { continuedBy } from '../temporal/history-links.ts';
import type { DecodedPart } from './decode-history.ts';
import type { StoredRun } from './stored-run.ts';

/** Which executions, in order, wrote the line of an epoch. */
export type ExecutionLine = readonly DecodedPart[];

/**
 * The executions that wrote the line of an epoch: of the present one those up to the last; of one
 * before it those that the next closed, each of which may have written a part. Where the next
 * closed none, as after a restored database, they are the same.
 * @param tip the execution that goes on, or ended last
 */
export function linesOfEpoch(
  { head, openings }: Pick<StoredRun, 'head' | 'openings'>,
  parts: readonly DecodedPart[],
  tip: string,
  epoch: number,
): readonly ExecutionLine[] {
  for (let each = epoch + 1; each <= head.epoch; each += 1) {
    const closed = openings.find((opening) => opening.epoch === each)?.closedExecutions ?? [];
    if (closed.length > 0) return closed.map((execution) => continuedBy(parts, execution));
  }
  return [continuedBy(parts, tip)];
}
