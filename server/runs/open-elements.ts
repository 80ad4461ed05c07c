import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Wait } from '../../workflows/interpret/token.ts';
import type { Database } from '../db/connect.ts';

interface Place {
  readonly organisationId: string;
  readonly runId: string;
}

const placeOf = ({ organisationId, runId }: Place) => ({
  organisation_id: organisationId,
  run_id: runId,
});

/** Where a token of the run is, with what it waits for there. */
export interface OpenElement {
  readonly token: number;
  readonly elementId: string;
  readonly kind: Wait['kind'];
  readonly since: Date;
  readonly taskId: string | null;
  readonly dueAt: Date | null;
  readonly message: { readonly name: string; readonly key: string } | null;
}

interface OpenRow {
  readonly token: number;
  readonly element_id: string;
  readonly wait: Wait['kind'];
  readonly since: Date;
  readonly task_id: string | null;
  readonly task_due_at: Date | null;
  readonly timer_due_at: Date | null;
  readonly message: string | null;
  readonly key: string | null;
}

/** Oldest first. */
export async function findOpenElements(db: Database, place: Place): Promise<OpenElement[]> {
  const { rows } = await db.raw<{ rows: OpenRow[] }>(
    `select element.token, element.element_id, element.wait, element.since,
            task.id as task_id, task.due_at as task_due_at, timer.due_at as timer_due_at,
            subscription.message, subscription.key
     from open_elements as element
       left join tasks as task
         on task.organisation_id = element.organisation_id and task.run_id = element.run_id
         and task.token = element.token and element.wait = 'task'
       left join run_timers as timer
         on timer.organisation_id = element.organisation_id and timer.run_id = element.run_id
         and timer.token = element.token and timer.purpose in ('catch', 'retry')
       left join subscriptions as subscription
         on subscription.organisation_id = element.organisation_id
         and subscription.run_id = element.run_id and subscription.token = element.token
         and subscription.element_id = element.element_id
     where element.organisation_id = ? and element.run_id = ?
     order by element.token`,
    [place.organisationId, place.runId],
  );
  return rows.map((row) => ({
    token: row.token,
    elementId: row.element_id,
    kind: row.wait,
    since: row.since,
    taskId: row.task_id,
    dueAt: row.task_due_at ?? row.timer_due_at,
    message: row.message === null || row.key === null ? null : { name: row.message, key: row.key },
  }));
}

export interface CalledRun {
  readonly runId: string;
  readonly openIncidents: number;
}

/** The run that each call activity started last, by its token. */
export async function findCalledRuns(
  db: Database,
  place: Place,
): Promise<ReadonlyMap<number, CalledRun>> {
  const rows = await db<{
    organisation_id: string;
    id: string;
    caller_run_id: string;
    caller_token: number;
    open_incidents: number;
  }>('runs')
    .where({ organisation_id: place.organisationId, caller_run_id: place.runId })
    .orderBy(['caller_token', 'id'])
    .select('id', 'caller_token', 'open_incidents');
  return new Map(
    rows.map((row) => [row.caller_token, { runId: row.id, openIncidents: row.open_incidents }]),
  );
}

interface TimerRow {
  readonly organisation_id: string;
  readonly run_id: string;
  readonly element_id: string;
  readonly token: number;
  readonly purpose: string;
  readonly due_at: Date;
}

/** What will be due when, the earliest first. */
export async function findTimers(db: Database, place: Place) {
  const rows = await db<TimerRow>('run_timers')
    .where(placeOf(place))
    .orderBy(['due_at', 'timer'])
    .select('element_id', 'token', 'purpose', 'due_at');
  return rows.map((row) => ({
    elementId: row.element_id,
    token: row.token,
    purpose: row.purpose,
    dueAt: row.due_at,
  }));
}

interface IncidentRow {
  readonly organisation_id: string;
  readonly run_id: string;
  readonly status: string;
  readonly id: string;
  readonly incident: number;
  readonly element_id: string;
  readonly code: string;
  readonly params: Variables;
  readonly raised_at: Date;
}

/** Oldest first. */
export async function findOpenIncidents(db: Database, place: Place) {
  const rows = await db<IncidentRow>('incidents')
    .where({ ...placeOf(place), status: 'open' })
    .orderBy('incident')
    .select('id', 'element_id', 'code', 'params', 'raised_at');
  return rows.map((row) => ({
    id: row.id,
    elementId: row.element_id,
    code: row.code,
    params: row.params,
    since: row.raised_at,
  }));
}
