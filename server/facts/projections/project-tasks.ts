import { arrayText } from '../../db/insert-many.ts';
import type { Write } from '../../db/write-together.ts';
import { taskIdOf } from '../../runs/run-ids.ts';
import type { CompletedTask, OpenedTask, RunChanges } from '../run-changes.ts';
import { iso, plain, type Projected, type ProjectedRun } from './projected-run.ts';

/** Tasks that opened, were completed, or closed because their token went on. */
export function projectTasks(run: ProjectedRun, changes: RunChanges): Projected {
  const { openedTasks, completedTasks, tokens } = changes;
  const opened = openedTasks.map((task) => open(run, task));
  const done = new Set(completedTasks.map(({ token }) => token));
  // What is completed is no longer to be closed, also where its token went on at once.
  const moved = [...tokens].flatMap(([token, { value, at }]) =>
    value?.wait.kind === 'task' || done.has(token) ? [] : [{ token, at }],
  );
  const closed = [...complete(run, completedTasks), ...cancel(run, moved)];
  const atOnce = openedTasks.some(
    ({ token }) => done.has(token) || moved.some((other) => other.token === token),
  );
  return atOnce ? { first: opened, later: closed } : { first: [...opened, ...closed], later: [] };
}

function complete(run: ProjectedRun, tasks: readonly CompletedTask[]): Write[] {
  if (tasks.length === 0) return [];
  const sql = `update tasks set status = 'completed', draft = null, completing_since = null,
      completion_id = done.completion_id, completed_by = done.completed_by, closed_at = done.at,
      version = version + 1
    from unnest(?::integer[], ?::text[], ?::jsonb[], ?::timestamptz[])
      as done (token, completion_id, completed_by, at)
    where organisation_id = ? and run_id = ? and tasks.token = done.token`;
  const bindings = [
    arrayText(tasks.map(({ token }) => token)),
    arrayText(tasks.map(({ completionId }) => completionId)),
    arrayText(tasks.map(({ actor }) => JSON.stringify(actor))),
    arrayText(tasks.map(({ at }) => iso(at))),
    run.organisationId,
    run.runId,
  ];
  return [{ sql, bindings, onConflict: '' }];
}

function cancel(
  run: ProjectedRun,
  moved: readonly { readonly token: number; readonly at: number }[],
): Write[] {
  if (moved.length === 0) return [];
  const sql = `update tasks set status = 'cancelled', closed_at = moved.at,
      completing_since = null, version = version + 1
    from unnest(?::integer[], ?::timestamptz[]) as moved (token, at)
    where organisation_id = ? and run_id = ? and tasks.token = moved.token
      and status in ('open', 'completing')`;
  const bindings = [
    arrayText(moved.map(({ token }) => token)),
    arrayText(moved.map(({ at }) => iso(at))),
    run.organisationId,
    run.runId,
  ];
  return [{ sql, bindings, onConflict: '' }];
}

function open(run: ProjectedRun, { token, element, seq, at, data }: OpenedTask): Write {
  return {
    sql: `insert into tasks
        (organisation_id, run_id, id, token, point_of_sale_id, element_id, name, form_id, form_hash,
         assignee, candidate_groups, candidate_users, due_at, follow_up_at, priority, status,
         opened_at, opened_seq)
      select organisation_id, id, ?::uuid, ?::integer, point_of_sale_id, ?, ?, ?, ?, ?, ?::text[],
        ?::text[], ?::timestamptz, ?::timestamptz, ?::integer, 'open', ?::timestamptz, ?::integer
      from runs where organisation_id = ? and id = ?`,
    bindings: [
      taskIdOf(run.runId, token),
      token,
      element,
      plain(data.name),
      data.formId,
      data.formHash,
      plain(data.assignee),
      arrayText(data.candidateGroups.map(plain)),
      arrayText(data.candidateUsers.map(plain)),
      data.dueAt,
      data.followUpAt,
      data.priority,
      iso(at),
      seq,
      run.organisationId,
      run.runId,
    ],
    onConflict: 'on conflict (organisation_id, run_id, token) do nothing',
  };
}
