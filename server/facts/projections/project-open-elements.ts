import type { Database } from '../../db/connect.ts';
import { insertMany } from '../../db/insert-many.ts';
import type { RunChanges } from '../run-changes.ts';
import { iso, remove, type ProjectedRun } from './projected-run.ts';

/** Where the run's tokens are. */
export async function projectOpenElements(
  db: Database,
  run: ProjectedRun,
  { tokens }: RunChanges,
): Promise<void> {
  const gone = [...tokens].filter(([, row]) => row.value === null);
  await remove(
    db,
    run,
    'open_elements',
    'token',
    gone.map(([token]) => token),
  );
  const columns = {
    organisation_id: 'uuid',
    run_id: 'uuid',
    token: 'integer',
    element_id: 'text',
    scope: 'integer',
    wait: 'text',
    since: 'timestamptz',
  };
  const rows = [...tokens.values()].flatMap((row) => {
    if (row.value === null) return [];
    const { id, element, scope, wait } = row.value;
    return [[run.organisationId, run.runId, id, element, scope, wait.kind, iso(row.at)]];
  });
  const onConflict = `on conflict (organisation_id, run_id, token)
    do update set element_id = excluded.element_id, scope = excluded.scope, wait = excluded.wait`;
  await insertMany(db, 'open_elements', columns, rows, onConflict);
}
