import type { Database } from '../db/connect.ts';
import { arrayText } from '../db/insert-many.ts';
import { createOutboxStore } from '../outbox/outbox-store.ts';
import type { RunHead } from '../runs/run-head-store.ts';
import { refersBeyond } from './refers-beyond.ts';

/** Why the outbox gives up what only an epoch that was left behind could have taken. */
export const LEFT_BEHIND = 'EPOCH_CLOSED';

/** From where on the run is another: the last fact it keeps, and the id that it gives next. */
export interface Cut {
  readonly run: RunHead;
  readonly seq: number;
  readonly nextId: number;
  /** The epoch that begins there. */
  readonly epoch: number;
  readonly at: Date;
}

/** Gives up what the run is still to be told and could only take for something else. */
export async function giveUpOutbox(db: Database, { run, nextId, at }: Cut): Promise<void> {
  const outbox = createOutboxStore(db);
  for (const entry of await outbox.pendingOf(run.organisationId, run.runId))
    if (refersBeyond(entry.message, nextId)) await outbox.settleRefused(entry, LEFT_BEHIND, at);
}

/**
 * Tasks that opened later are gone, with claims and drafts. The others are open again, as far as
 * facts do not say otherwise when they are projected: claims stay, and so does the completion of
 * one of which the run is still to be told.
 */
export async function reopenTasks(db: Database, { run, seq }: Cut): Promise<void> {
  const { organisationId, runId } = run;
  await db('tasks')
    .where({ organisation_id: organisationId, run_id: runId })
    .where('opened_seq', '>', seq)
    .delete();
  const pending = await createOutboxStore(db).pendingOf(organisationId, runId);
  const completions = pending.flatMap(({ message }) =>
    message.kind === 'update-run' && message.update.name === 'complete-task'
      ? [message.update.input.completionId]
      : [],
  );
  await db.raw(
    `update tasks set status = 'open', completion_id = null, completed_by = null,
       closed_at = null, completing_since = null, version = version + 1
     where organisation_id = ? and run_id = ? and status <> 'open'
       and not (status = 'completing' and completion_id = any (?::text[]))`,
    [organisationId, runId, arrayText(completions)],
  );
}

/**
 * Runs that were called later are told to stop, tell the run nothing more, and give up their place:
 * the same call starts another. Those that the workflow has taken up again stay as they are.
 * @param takenUp runs of which the workflow knows that it started them
 */
export async function letCalledRunsGo(
  db: Database,
  { run, nextId, epoch, at }: Cut,
  takenUp: ReadonlySet<string>,
): Promise<void> {
  const { organisationId, runId } = run;
  const called: { id: string; caller_token: number; closed_at: Date | null }[] = await db('runs')
    .where({ organisation_id: organisationId, caller_run_id: runId, caller_gone: false })
    .where('caller_token', '>=', nextId)
    .select('id', 'caller_token', 'closed_at');
  for (const { id, caller_token: token, closed_at: closedAt } of called) {
    if (takenUp.has(id)) continue;
    await db('runs')
      .where({ organisation_id: organisationId, id })
      .update({
        caller_gone: true,
        idempotency_key: db.raw(`idempotency_key || ?`, [`/left-by-epoch-${epoch}`]),
      });
    if (closedAt !== null) continue;
    const occurrence = {
      kind: 'cancel' as const,
      id: `cancel/${runId}/${token}/epoch-${epoch}`,
      at: at.getTime(),
      actor: { kind: 'system' as const, id: `run/${runId}`, role: null },
      reason: `The calling run went on in epoch ${epoch} from before this call.`,
    };
    const delivery = { runId: id, occurrences: [occurrence] };
    await createOutboxStore(db).put(organisationId, id, { kind: 'signal-run', delivery }, at);
  }
}

/** What the run took of messages later it has not taken: it is asked for an answer again. */
export async function forgetAnswers(db: Database, { run, seq }: Cut): Promise<void> {
  await db('message_matches')
    .where({ organisation_id: run.organisationId, run_id: run.runId, state: 'taken' })
    .where('seq', '>', seq)
    .update({ state: 'sent', seq: null, answered_at: null });
}
