import { z } from 'zod';
import type { Database } from '../../../server/db/connect.ts';
import type { Ledger } from '../ledger.ts';
import type { Performed } from '../performed.ts';

const run = z.object({
  id: z.string(),
  process_id: z.string(),
  status: z.string(),
  last_seq: z.number(),
  last_hash: z.string(),
  business_key: z.string().nullable(),
  caller_run_id: z.string().nullable(),
});
export type StoredRun = z.output<typeof run>;

const fact = z.object({
  run_id: z.string(),
  epoch: z.number(),
  seq: z.number(),
  type: z.string(),
  element_id: z.string().nullable(),
  token: z.number().nullable(),
  data: z.looseObject({}),
  previous_hash: z.string(),
  hash: z.string(),
});
export type StoredFact = z.output<typeof fact>;

const task = z.object({
  id: z.string(),
  run_id: z.string(),
  token: z.number(),
  element_id: z.string(),
  status: z.string(),
});

/** Rows that must be gone, or never have been, once every run has closed. */
const LEFT = {
  'alarms, also settled ones': 'select kind as what, run_id::text as of from alarms',
  incidents: 'select code as what, run_id::text as of from incidents',
  'undelivered outbox entries': `select kind || ' ' || coalesce(last_error, '') as what, run_id::text as of
    from outbox where state = 'pending'`,
  'open tasks': `select element_id as what, run_id::text as of from tasks
    where status in ('open', 'completing')`,
  'open elements': 'select element_id as what, run_id::text as of from open_elements',
  subscriptions: 'select element_id as what, run_id::text as of from subscriptions',
  timers: 'select element_id as what, run_id::text as of from run_timers',
  'messages without an answer': `select message_id as what, run_id::text as of
    from message_matches where state = 'sent'`,
  'messages that started nothing': `select message_id as what, process_id as of
    from message_starts where state <> 'started'`,
} as const;
const left = z.array(z.object({ what: z.string(), of: z.string().nullable() }));

/** What Postgres and the steps' own book say, beside what was asked for. */
export interface Evidence {
  readonly ledger: Ledger;
  readonly performed: readonly Performed[];
  readonly runs: readonly StoredRun[];
  /** By run, epoch and number. */
  readonly facts: readonly StoredFact[];
  readonly tasks: readonly z.output<typeof task>[];
  readonly left: readonly string[];
}

/** Reads it all from Postgres. */
export async function collectEvidence(
  db: Database,
  ledger: Ledger,
  performed: readonly Performed[],
): Promise<Evidence> {
  const rows = async (sql: string): Promise<unknown> => {
    const found = await db.raw<{ rows: unknown }>(sql);
    return found.rows;
  };
  const runs = await rows('select * from runs order by id');
  const facts = await rows('select * from facts order by run_id, epoch, seq');
  const tasks = await rows('select * from tasks order by run_id, token');
  const found: string[] = [];
  for (const [name, sql] of Object.entries(LEFT))
    for (const { what, of } of left.parse(await rows(sql)))
      found.push(`${name}: ${what} of ${of ?? 'no run'}`);
  return {
    ledger,
    performed,
    runs: z.array(run).parse(runs),
    facts: z.array(fact).parse(facts),
    tasks: z.array(task).parse(tasks),
    left: found,
  };
}
