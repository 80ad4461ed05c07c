import { z } from 'zod';
import type { Database } from '../db/connect.ts';
import type { Overdue } from '../health/check-health.ts';

const found = z.object({
  rows: z.tuple([z.object({ since: z.date().nullable(), count: z.coerce.number() })]),
});

/** Tasks that were accepted as completed over a minute ago, of which the run has not said so yet. */
export const overdueCompletions = (db: Database) => async (): Promise<Overdue[]> => {
  const result: unknown = await db.raw(
    `select min(completing_since) as since, count(*) from tasks
     where status = 'completing' and completing_since < now() - interval '1 minute'`,
  );
  const [{ since, count }] = found.parse(result).rows;
  return since === null ? [] : [{ kind: 'completion', since: since.toISOString(), count }];
};
