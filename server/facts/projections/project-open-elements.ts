import { insertOf } from '../../db/insert-many.ts';
import type { RunChanges } from '../run-changes.ts';
import { commonOf, iso, remove, type Projected, type ProjectedRun } from './projected-run.ts';

/** Where the run's tokens are. */
export function projectOpenElements(run: ProjectedRun, { tokens }: RunChanges): Projected {
  const gone = [...tokens].filter(([, row]) => row.value === null);
  const removed = remove(
    run,
    'open_elements',
    'token',
    gone.map(([token]) => token),
  );
  const columns = {
    token: 'integer',
    element_id: 'text',
    scope: 'integer',
    wait: 'text',
    since: 'timestamptz',
  };
  const rows = [...tokens.values()].flatMap((row) => {
    if (row.value === null) return [];
    const { id, element, scope, wait } = row.value;
    return [[id, element, scope, wait.kind, iso(row.at)]];
  });
  const onConflict = `on conflict (organisation_id, run_id, token)
    do update set element_id = excluded.element_id, scope = excluded.scope, wait = excluded.wait`;
  const inserted = insertOf('open_elements', commonOf(run), columns, rows, onConflict);
  return { first: [...removed, ...inserted], later: [] };
}
