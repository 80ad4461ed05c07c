import { z } from 'zod';
import type { Database } from '../db/connect.ts';
import type { Overdue } from '../health/check-health.ts';

const found = z.object({
  rows: z.tuple([z.object({ since: z.date().nullable(), count: z.coerce.number() })]),
});

async function ask(db: Database, kind: string, sql: string): Promise<Overdue[]> {
  const result: unknown = await db.raw(sql);
  const [{ since, count }] = found.parse(result).rows;
  return since === null ? [] : [{ kind, since: since.toISOString(), count }];
}

/** What the health page must show of runs: alarms, what Temporal is not told, what is unarchived. */
export const overdueOfRuns = (db: Database): (() => Promise<Overdue[]>)[] => [
  () =>
    ask(
      db,
      'alarm',
      'select min(first_at) as since, count(*) from alarms where settled_at is null',
    ),
  () =>
    ask(
      db,
      'outbox',
      `select min(created_at) as since, count(*) from outbox
       where state = 'pending' and created_at < now() - interval '1 minute'`,
    ),
  () =>
    ask(
      db,
      'unarchived-run',
      // Not closed_at, which is on a clock that an organisation may have moved.
      `select min(updated_at) as since, count(*) from runs
       where closed_at is not null and updated_at < now() - interval '1 hour'
         and archived_at is null`,
    ),
];
