import type { Database } from '../../db/connect.ts';
import { taskIdOf } from '../../runs/run-ids.ts';
import type { OpenedTask, RunChanges } from '../run-changes.ts';
import { iso, placeOf, plain, type ProjectedRun } from './projected-run.ts';

/** Tasks that opened, were completed, or closed because their token went on. */
export async function projectTasks(
  db: Database,
  run: ProjectedRun,
  changes: RunChanges,
): Promise<void> {
  for (const task of changes.openedTasks) await openTask(db, run, task);
  for (const { token, completionId, actor, at } of changes.completedTasks)
    await db('tasks')
      .where({ ...placeOf(run), token })
      .update({
        status: 'completed',
        draft: null,
        completing_since: null,
        completion_id: completionId,
        completed_by: JSON.stringify(actor),
        closed_at: iso(at),
        version: db.raw('version + 1'),
      });
  const moved = [...changes.tokens].filter(([, row]) => row.value?.wait.kind !== 'task');
  if (moved.length === 0) return;
  await db.raw(
    `update tasks set status = 'cancelled', closed_at = moved.at, completing_since = null, version = version + 1
     from unnest(?::integer[], ?::timestamptz[]) as moved (token, at)
     where organisation_id = ? and run_id = ? and tasks.token = moved.token
       and status in ('open', 'completing')`,
    [
      moved.map(([token]) => token),
      moved.map(([, { at }]) => iso(at)),
      run.organisationId,
      run.runId,
    ],
  );
}

async function openTask(
  db: Database,
  run: ProjectedRun,
  { token, element, seq, at, data }: OpenedTask,
): Promise<void> {
  await db('tasks')
    .insert({
      ...placeOf(run),
      id: taskIdOf(run.runId, token),
      token,
      point_of_sale_id: db('runs')
        .where({ organisation_id: run.organisationId, id: run.runId })
        .select('point_of_sale_id'),
      element_id: element,
      name: plain(data.name),
      form_id: data.formId,
      form_hash: data.formHash,
      assignee: plain(data.assignee),
      candidate_groups: data.candidateGroups.map(plain),
      candidate_users: data.candidateUsers.map(plain),
      due_at: data.dueAt,
      follow_up_at: data.followUpAt,
      priority: data.priority,
      status: 'open',
      opened_at: iso(at),
      opened_seq: seq,
    })
    .onConflict(['organisation_id', 'run_id', 'token'])
    .ignore();
}
