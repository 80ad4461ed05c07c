import type { Database } from '../../../server/db/connect.ts';
import type { Activities } from './messages.ts';
import { createRecords } from './records.ts';

/** Regular activities; a step keeps its record where its own effect would be. */
export function createActivities(db: Database): Activities {
  const records = createRecords(db);
  return {
    recordStart: (record) => records.start(record),
    recordTask: (record) => records.task(record),
    recordClose: (record) => records.close(record),
    async work(input) {
      await records.step(input);
      return { done: true };
    },
  };
}
