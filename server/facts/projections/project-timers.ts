import { insertOf } from '../../db/insert-many.ts';
import type { RunChanges } from '../run-changes.ts';
import { commonOf, iso, remove, type Projected, type ProjectedRun } from './projected-run.ts';

/** What will be due when. */
export function projectTimers(run: ProjectedRun, { timers }: RunChanges): Projected {
  const gone = [...timers].filter(([, row]) => row.value === null);
  const removed = remove(
    run,
    'run_timers',
    'timer',
    gone.map(([timer]) => timer),
  );
  const columns = {
    timer: 'integer',
    token: 'integer',
    element_id: 'text',
    purpose: 'text',
    due_at: 'timestamptz',
  };
  const rows = [...timers.values()].flatMap((row) => {
    if (row.value === null) return [];
    const { id, token, element, purpose, due } = row.value;
    return [[id, token, element, purpose, iso(due)]];
  });
  const onConflict = `on conflict (organisation_id, run_id, timer)
    do update set due_at = excluded.due_at`;
  const inserted = insertOf('run_timers', commonOf(run), columns, rows, onConflict);
  return { first: [...removed, ...inserted], later: [] };
}
