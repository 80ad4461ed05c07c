import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import type { Fact } from '../../workflows/interpret/fact.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import { iso, plain } from '../facts/projections/projected-run.ts';
import { changesOf, type RunChanges } from '../facts/run-changes.ts';
import { incidentIdOf, taskIdOf } from '../runs/run-ids.ts';
import { asJson } from './as-json.ts';
import type { ProjectionTable } from './stored-run.ts';

/** By the row's key, the columns that facts alone decide. */
export type ExpectedRows = Map<string, { readonly [column: string]: JsonValue }>;

/** The columns that name a row within its run. */
export const KEYS: Readonly<Record<ProjectionTable, readonly string[]>> = {
  tasks: ['token'],
  open_elements: ['token'],
  subscriptions: ['subscription'],
  incidents: ['incident'],
  run_timers: ['timer'],
  run_variables: ['holder', 'name'],
  message_deliveries: ['message_id', 'subscription'],
};

export const keyOf = (table: ProjectionTable, row: { readonly [column: string]: JsonValue }) =>
  KEYS[table].map((column) => JSON.stringify(row[column])).join('/');

/**
 * What the tables that others read must hold after these facts. Claims of tasks are the server's
 * and not in facts. A run that the reconciler closed has nothing open (decision 16).
 */
export function expectedProjections(
  facts: readonly Fact[],
  state: ProcedureState,
  terminated: boolean,
): Record<ProjectionTable, ExpectedRows> {
  const changes = changesOf(facts);
  const rowsOf = (table: ProjectionTable, rows: readonly Record<string, unknown>[]) => {
    const expected: ExpectedRows = new Map();
    for (const row of rows) {
      const columns = Object.fromEntries(
        Object.entries(row).map(([column, value]) => [column, asJson(value)]),
      );
      // A message that comes twice is written once.
      if (!expected.has(keyOf(table, columns))) expected.set(keyOf(table, columns), columns);
    }
    return expected;
  };
  const open = <T>(rows: { readonly [id: number]: T }): T[] =>
    terminated ? [] : Object.values(rows);
  return {
    tasks: rowsOf('tasks', tasks(changes, state, terminated)),
    incidents: rowsOf('incidents', incidents(changes, state, terminated)),
    open_elements: rowsOf(
      'open_elements',
      open(state.tokens).map(({ id, element, scope, wait }) => {
        return { token: id, element_id: element, scope, wait: wait.kind };
      }),
    ),
    subscriptions: rowsOf(
      'subscriptions',
      open(state.subscriptions).map(({ id, token, element, message, key, interrupting }) => {
        const awaited = { message: plain(message), key: plain(key), interrupting };
        return { subscription: id, token, element_id: element, ...awaited };
      }),
    ),
    run_timers: rowsOf(
      'run_timers',
      open(state.timers).map(({ id, token, element, purpose, due }) => {
        return { timer: id, token, element_id: element, purpose, due_at: iso(due) };
      }),
    ),
    run_variables: rowsOf(
      'run_variables',
      Object.entries(state.variables).flatMap(([holder, values]) =>
        Object.entries(values).map(([name, value]) => {
          return { holder: Number(holder), name: plain(name), value };
        }),
      ),
    ),
    message_deliveries: rowsOf(
      'message_deliveries',
      changes.messages.map(({ messageId, subscription, answer, seq, at }) => {
        return { message_id: plain(messageId), subscription, answer, seq, at: iso(at) };
      }),
    ),
  };
}

function tasks(changes: RunChanges, state: ProcedureState, terminated: boolean) {
  const completed = new Map(changes.completedTasks.map((task) => [task.token, task]));
  return changes.openedTasks.map(({ token, element, seq, at, data }) => {
    const done = completed.get(token);
    const open = !terminated && state.tokens[token]?.wait.kind === 'task';
    return {
      id: taskIdOf(state.runId, token),
      token,
      element_id: element,
      name: plain(data.name),
      form_id: data.formId,
      form_hash: data.formHash,
      due_at: data.dueAt === null ? null : new Date(data.dueAt),
      follow_up_at: data.followUpAt === null ? null : new Date(data.followUpAt),
      opened_at: iso(at),
      opened_seq: seq,
      ...(done === undefined
        ? { status: open ? 'open' : 'cancelled' }
        : {
            status: 'completed',
            completion_id: done.completionId,
            completed_by: done.actor,
            closed_at: iso(done.at),
          }),
    };
  });
}

function incidents(changes: RunChanges, state: ProcedureState, terminated: boolean) {
  return changes.raised.map(({ incident, seq, at }) => {
    const { id, token, element, stage, code, params } = incident;
    const closed = changes.closedIncidents.get(id);
    const raised = {
      id: incidentIdOf(state.runId, id),
      incident: id,
      token,
      element_id: element,
      stage,
      code,
      params,
      raised_at: iso(at),
      raised_seq: seq,
    };
    if (closed === undefined) return { ...raised, status: terminated ? 'gone' : 'open' };
    return {
      ...raised,
      status: closed.status,
      closed_at: iso(closed.at),
      closed_by: closed.actor,
      reason: plain(closed.reason),
    };
  });
}
