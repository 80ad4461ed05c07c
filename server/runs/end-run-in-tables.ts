import type { Database } from '../db/connect.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { createOutboxStore } from '../outbox/outbox-store.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import { createRunHeadStore, type RunHead } from './run-head-store.ts';

const OPEN_TABLES = ['open_elements', 'subscriptions', 'run_timers'];

/**
 * Closes a run whose workflow ended without it, in the caller's transaction: no fact can say so,
 * because nothing advances the run any more, so the organisation's record does (decision 5).
 */
export async function endRunInTables(
  db: Database,
  run: RunHead,
  workflowStatus: string,
  at: Date,
): Promise<void> {
  const { organisationId, runId, caller, callerGone } = run;
  const place = { organisation_id: organisationId, run_id: runId };
  for (const table of OPEN_TABLES) await db(table).where(place).delete();
  await db('tasks')
    .where(place)
    .whereIn('status', ['open', 'completing'])
    .update({ status: 'cancelled', closed_at: at, version: db.raw('version + 1') });
  await db('incidents')
    .where({ ...place, status: 'open' })
    .update({ status: 'gone', closed_at: at });
  const ended = { ...run, status: 'terminated' as const, openIncidents: 0 };
  await createRunHeadStore(db).update(ended, at, at);
  if (caller !== null && !callerGone) {
    const occurrence = {
      kind: 'call-ended' as const,
      id: `call-ended/${runId}`,
      at: at.getTime(),
      token: caller.token,
      runId,
      outcome: { kind: 'terminated' as const, reason: `Temporal: ${workflowStatus}` },
    };
    const delivery = { runId: caller.runId, occurrences: [occurrence] };
    const message = { kind: 'signal-run' as const, delivery };
    await createOutboxStore(db).put(organisationId, caller.runId, message, at);
  }
  await createOrganisationRecordStore(db).append(readOrganisationId.parse(organisationId), at, {
    kind: 'run-terminated',
    actor: { kind: 'installation', command: 'reconciler' },
    subject: { type: 'run', id: runId },
    data: { workflowStatus, lastSeq: run.lastSeq },
  });
}
