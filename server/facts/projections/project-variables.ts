import { insertOf } from '../../db/insert-many.ts';
import type { RunChanges } from '../run-changes.ts';
import { commonOf, plain, remove, type Projected, type ProjectedRun } from './projected-run.ts';

/** The values that variables have now. */
export function projectVariables(
  run: ProjectedRun,
  { variables, droppedHolders }: RunChanges,
): Projected {
  const removed = remove(run, 'run_variables', 'holder', [...droppedHolders]);
  const columns = {
    holder: 'integer',
    name: 'text',
    value: 'json',
  };
  const rows = [...variables].flatMap(([holder, values]) =>
    [...values].map(([name, value]) => [holder, plain(name), JSON.stringify(value)]),
  );
  const onConflict = `on conflict (organisation_id, run_id, holder, name)
    do update set value = excluded.value`;
  const inserted = insertOf('run_variables', commonOf(run), columns, rows, onConflict);
  // A holder that was dropped may have been written to again.
  const again = [...droppedHolders].some((holder) => variables.has(holder));
  return again
    ? { first: removed, later: inserted }
    : { first: [...removed, ...inserted], later: [] };
}
