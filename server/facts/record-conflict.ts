import type { RecordBatch } from '../../workflows/messages.ts';
import type { Alarm } from '../alarms/alarm-store.ts';

/** What is to be written contradicts what is written: an alarm, and never an overwrite. */
export class RecordConflict extends Error {
  override readonly name = 'RecordConflict';
  readonly alarm: Alarm;

  /** @param number of the fact, occurrence or epoch that it is about */
  constructor(batch: RecordBatch, kind: Alarm['kind'], number: number) {
    const { organisationId, runId, epoch } = batch;
    const key = `${kind}/${runId}/${epoch}/${number}`;
    super(`${kind} ${key}`);
    this.alarm = { organisationId, key, kind, runId, detail: { epoch, number } };
  }
}
