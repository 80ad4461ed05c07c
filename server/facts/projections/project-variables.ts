import type { Database } from '../../db/connect.ts';
import { insertMany } from '../../db/insert-many.ts';
import type { RunChanges } from '../run-changes.ts';
import { plain, remove, type ProjectedRun } from './projected-run.ts';

/** The values that variables have now. */
export async function projectVariables(
  db: Database,
  run: ProjectedRun,
  { variables, droppedHolders }: RunChanges,
): Promise<void> {
  await remove(db, run, 'run_variables', 'holder', [...droppedHolders]);
  const columns = {
    organisation_id: 'uuid',
    run_id: 'uuid',
    holder: 'integer',
    name: 'text',
    value: 'json',
  };
  const rows = [...variables].flatMap(([holder, values]) =>
    [...values].map(([name, value]) => [
      run.organisationId,
      run.runId,
      holder,
      plain(name),
      JSON.stringify(value),
    ]),
  );
  const onConflict = `on conflict (organisation_id, run_id, holder, name)
    do update set value = excluded.value`;
  await insertMany(db, 'run_variables', columns, rows, onConflict);
}
