import { insertOf } from '../../db/insert-many.ts';
import type { Write } from '../../db/write-together.ts';
import { incidentIdOf } from '../../runs/run-ids.ts';
import type { ClosedIncident, RunChanges } from '../run-changes.ts';
import { commonOf, iso, plain, type Projected, type ProjectedRun } from './projected-run.ts';

/** Incidents that were raised, and how those ended that are no longer open. */
export function projectIncidents(run: ProjectedRun, changes: RunChanges): Projected {
  const columns = {
    id: 'uuid',
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
    incidentIdOf(run.runId, incident.id),
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
  const raised = insertOf('incidents', commonOf(run), columns, rows, 'on conflict do nothing');
  const closed = [...changes.closedIncidents.values()].map((one) => close(run, one));
  const atOnce = changes.raised.some(({ incident }) => changes.closedIncidents.has(incident.id));
  return atOnce ? { first: raised, later: closed } : { first: [...raised, ...closed], later: [] };
}

const close = (
  run: ProjectedRun,
  { incident, status, actor, reason, at }: ClosedIncident,
): Write => ({
  sql: `update incidents set status = ?, closed_at = ?, closed_by = ?, reason = ?
    where organisation_id = ? and run_id = ? and incident = ? and status = 'open'`,
  bindings: [
    status,
    iso(at),
    actor === null ? null : JSON.stringify(actor),
    plain(reason),
    run.organisationId,
    run.runId,
    incident,
  ],
  onConflict: '',
});
