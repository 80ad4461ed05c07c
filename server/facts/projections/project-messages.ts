import { insertOf } from '../../db/insert-many.ts';
import type { RunChanges } from '../run-changes.ts';
import { commonOf, iso, plain, type Projected, type ProjectedRun } from './projected-run.ts';

/** What the run answered to messages that were delivered to it. */
export function projectMessages(run: ProjectedRun, { messages }: RunChanges): Projected {
  const columns = {
    message_id: 'text',
    subscription: 'integer',
    answer: 'text',
    seq: 'integer',
    at: 'timestamptz',
  };
  const rows = messages.map(({ messageId, subscription, answer, seq, at }) => {
    return [plain(messageId), subscription, answer, seq, iso(at)];
  });
  const inserted = insertOf(
    'message_deliveries',
    commonOf(run),
    columns,
    rows,
    'on conflict do nothing',
  );
  return { first: inserted, later: [] };
}
