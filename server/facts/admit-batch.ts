import type { RecordBatch } from '../../workflows/messages.ts';
import type { Database } from '../db/connect.ts';
import { createEpochStore } from '../epochs/epoch-store.ts';
import type { RunHead } from '../runs/run-head-store.ts';
import { RecordConflict } from './record-conflict.ts';

/**
 * Puts a batch into the epoch that the run is in. The workflow names the epoch that it was started
 * in: a later one took over every execution that it did not close, and those that continue them.
 * @param execution Temporal's id of the execution that asks for the write
 * @throws RecordConflict `epoch-closed`
 */
export async function admitBatch(
  db: Database,
  batch: RecordBatch,
  head: RunHead,
  execution: string,
): Promise<RecordBatch> {
  if (head.epoch === 1 && batch.epoch === 1) return batch;
  const openings = await createEpochStore(db).openings(head);
  const opened = openings.some(({ epoch }) => epoch === head.epoch);
  const closed = openings.some(({ closedExecutions }) => closedExecutions.includes(execution));
  if (!opened || closed || batch.epoch > head.epoch)
    throw new RecordConflict(batch, 'epoch-closed', batch.epoch);
  return { ...batch, epoch: head.epoch };
}
