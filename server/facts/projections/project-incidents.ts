import type { Database } from '../../db/connect.ts';
import { insertMany } from '../../db/insert-many.ts';
import { incidentIdOf } from '../../runs/run-ids.ts';
import type { RunChanges } from '../run-changes.ts';
import { iso, placeOf, plain, type ProjectedRun } from './projected-run.ts';

/** Incidents that were raised, and how those ended that are no longer open. */
export async function projectIncidents(
  db: Database,
  run: ProjectedRun,
  changes: RunChanges,
): Promise<void> {
  const columns = {
    organisation_id: 'uuid',
    id: 'uuid',
    run_id: 'uuid',
    incident: 'integer',
    token: 'integer',
    element_id: 'text',
    stage: 'text',
    code: 'text',
    params: 'json',
    status: 'text',
    raised_at: 'timestamptz',
    raised_seq: 'integer',
  };
  const rows = changes.raised.map(({ incident, seq, at }) => [
    run.organisationId,
    incidentIdOf(run.runId, incident.id),
    run.runId,
    incident.id,
    incident.token,
    incident.element,
    incident.stage,
    incident.code,
    JSON.stringify(incident.params),
    'open',
    iso(at),
    seq,
  ]);
  await insertMany(db, 'incidents', columns, rows, 'on conflict do nothing');
  for (const { incident, status, actor, reason, at } of changes.closedIncidents.values())
    await db('incidents')
      .where({ ...placeOf(run), incident, status: 'open' })
      .update({
        status,
        closed_at: iso(at),
        closed_by: actor === null ? null : JSON.stringify(actor),
        reason: plain(reason),
      });
}
