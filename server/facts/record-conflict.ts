import type { Alarm } from '../alarms/alarm-store.ts';

/** What is to be written contradicts what is written: an alarm, and never an overwrite. */
export class RecordConflict extends Error {
  override readonly name = 'RecordConflict';
  readonly alarm: Alarm;

  constructor(alarm: Alarm) {
    super(`${alarm.kind} ${alarm.key}`);
    this.alarm = alarm;
  }
}
