import { z } from 'zod';
import type { Database } from '../db/connect.ts';
import type { OutboxEntry } from '../outbox/outbox-store.ts';
import type { RunServices } from './run-services.ts';

/** An Update that lies in the outbox. */
export interface Operation {
  readonly organisationId: string;
  readonly runId: string;
  /** The completion id or operation id: the id of the occurrence that it becomes. */
  readonly operationId: string;
  readonly outboxId: number;
  /** Where it was put just now and is for us to deliver. */
  readonly held: OutboxEntry | null;
}

export type Settled =
  | { readonly kind: 'written'; readonly seq: number }
  /** Temporal or the worker is away, or slow: the outbox and the run go on. */
  | { readonly kind: 'later' }
  /** A refusal of `workflows/messages.ts`. */
  | { readonly kind: 'refused'; readonly refusal: string };

const TELL_WITHIN_MS = 5000;
const WRITTEN_WITHIN_MS = 2000;

/** Tells the run now, and waits until Postgres has what it caused (decision 14). */
export async function settleOperation(
  { dispatcher, awaitWritten }: Pick<RunServices, 'dispatcher' | 'awaitWritten'>,
  { organisationId, runId, operationId, outboxId, held }: Operation,
): Promise<Settled> {
  const told =
    held === null
      ? await dispatcher.deliverNow({ organisationId, id: outboxId }, TELL_WITHIN_MS)
      : await dispatcher.deliverHeld(held, TELL_WITHIN_MS);
  if (told.kind === 'refused') return told;
  if (told.kind !== 'delivered') return { kind: 'later' };
  const seq = await awaitWritten(organisationId, runId, operationId, WRITTEN_WITHIN_MS);
  return seq === null ? { kind: 'later' } : { kind: 'written', seq };
}

const ignoredRows = z.object({
  rows: z.array(z.object({ data: z.object({ why: z.string(), data: z.json() }) })),
});
type Ignored = z.infer<typeof ignoredRows>['rows'][number]['data'];

/** Why the run recorded an operation and changed nothing; null where it took it. */
export async function findIgnored(
  db: Database,
  run: { readonly organisationId: string; readonly runId: string; readonly startedMonth: string },
  operationId: string,
): Promise<Ignored | null> {
  const found: unknown = await db.raw(
    `select fact.data from occurrences as taken
       join facts as fact using (organisation_id, started_month, run_id, epoch)
     where taken.organisation_id = ? and taken.started_month = ? and taken.run_id = ?
       and taken.id = ? and fact.seq between taken.first_seq and taken.last_seq
       and fact.type = 'occurrence-ignored'
       and taken.epoch = (
         select max(epoch) from occurrences
         where organisation_id = taken.organisation_id and started_month = taken.started_month
           and run_id = taken.run_id and id = taken.id)
     order by fact.seq limit 1`,
    [run.organisationId, run.startedMonth, run.runId, operationId],
  );
  return ignoredRows.parse(found).rows[0]?.data ?? null;
}
