import { insertOf } from '../../db/insert-many.ts';
import type { RunChanges } from '../run-changes.ts';
import { iso, plain, type Projected, type ProjectedRun } from './projected-run.ts';

/** What the run answered to messages that were delivered to it. */
export function projectMessages(run: ProjectedRun, { messages }: RunChanges): Projected {
  const columns = {
    organisation_id: 'uuid',
    message_id: 'text',
    run_id: 'uuid',
    subscription: 'integer',
    answer: 'text',
    seq: 'integer',
    at: 'timestamptz',
  };
  const rows = messages.map(({ messageId, subscription, answer, seq, at }) => {
    return [run.organisationId, plain(messageId), run.runId, subscription, answer, seq, iso(at)];
  });
  const inserted = insertOf('message_deliveries', columns, rows, 'on conflict do nothing');
  return { first: inserted, later: [] };
}
