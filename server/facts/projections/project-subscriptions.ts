import { insertOf } from '../../db/insert-many.ts';
import type { RunChanges } from '../run-changes.ts';
import {
  commonOf,
  iso,
  plain,
  remove,
  type Projected,
  type ProjectedRun,
} from './projected-run.ts';

/** Which messages the run waits for. */
export function projectSubscriptions(run: ProjectedRun, { subscriptions }: RunChanges): Projected {
  const gone = [...subscriptions].filter(([, row]) => row.value === null);
  const removed = remove(
    run,
    'subscriptions',
    'subscription',
    gone.map(([id]) => id),
  );
  const columns = {
    subscription: 'integer',
    token: 'integer',
    element_id: 'text',
    message: 'text',
    key: 'text',
    since: 'timestamptz',
    interrupting: 'boolean',
  };
  const rows = [...subscriptions.values()].flatMap((row) => {
    if (row.value === null) return [];
    const { id, token, element, message, key, interrupting } = row.value;
    const awaited = [plain(message), plain(key), iso(row.at), interrupting];
    return [[id, token, element, ...awaited]];
  });
  const inserted = insertOf(
    'subscriptions',
    commonOf(run),
    columns,
    rows,
    'on conflict do nothing',
  );
  return { first: [...removed, ...inserted], later: [] };
}
