import type { JsonValue, Variables } from '../../workflows/expressions/json-value.ts';
import type { Fact, FactData } from '../../workflows/interpret/fact.ts';
import type { Actor } from '../../workflows/interpret/occurrence.ts';
import type { RunStatus } from '../../workflows/interpret/state.ts';
import type { Incident, Subscription, TimerWait, Token } from '../../workflows/interpret/token.ts';

/** What a batch of facts leaves of each row it touched: its value, or null, and since when. */
export type Rows<T> = Map<number, { readonly value: T | null; readonly at: number }>;

export interface OpenedTask {
  readonly token: number;
  readonly element: string;
  readonly seq: number;
  readonly at: number;
  readonly data: FactData['task-opened'];
}
export interface CompletedTask {
  readonly token: number;
  readonly completionId: string;
  readonly actor: Actor | null;
  readonly at: number;
}
export interface RaisedIncident {
  readonly incident: Incident;
  readonly seq: number;
  readonly at: number;
}
export interface ClosedIncident {
  readonly incident: number;
  readonly status: 'retried' | 'skipped' | 'overridden' | 'gone';
  readonly actor: Actor | null;
  readonly reason: string | null;
  readonly at: number;
}
export interface MessageAnswer {
  readonly messageId: string;
  readonly subscription: number;
  readonly answer: 'taken' | 'refused';
  readonly seq: number;
  readonly at: number;
}
export interface Closing {
  readonly fact: Fact<'run-completed' | 'run-cancelled' | 'run-ended-with-error'>;
}

/** What a batch of facts changes in what others can see. */
export interface RunChanges {
  status: RunStatus | null;
  closing: Closing | null;
  readonly tokens: Rows<Token>;
  readonly timers: Rows<TimerWait>;
  readonly subscriptions: Rows<Subscription>;
  /** By holder: names and values; a holder in `droppedHolders` lost all it had before. */
  readonly variables: Map<number, Map<string, JsonValue>>;
  readonly droppedHolders: Set<number>;
  readonly openedTasks: OpenedTask[];
  readonly completedTasks: CompletedTask[];
  readonly raised: RaisedIncident[];
  readonly closedIncidents: Map<number, ClosedIncident>;
  /** By how many more incidents the run has open. */
  openIncidentsGained: number;
  readonly messages: MessageAnswer[];
}

/** Reads from facts, in order, what they change. Pure: the same facts give the same changes. */
export function changesOf(facts: Iterable<Fact>): RunChanges {
  const changes: RunChanges = {
    status: null,
    closing: null,
    tokens: new Map(),
    timers: new Map(),
    subscriptions: new Map(),
    variables: new Map(),
    droppedHolders: new Set(),
    openedTasks: [],
    completedTasks: [],
    raised: [],
    closedIncidents: new Map(),
    openIncidentsGained: 0,
    messages: [],
  };
  for (const fact of facts) {
    takeData(changes, fact);
    takePatch(changes, fact);
  }
  return changes;
}

function takePatch(changes: RunChanges, { change, at, seq }: Fact): void {
  takeRows(changes.tokens, change.tokens, at);
  takeRows(changes.timers, change.timers, at);
  takeRows(changes.subscriptions, change.subscriptions, at);
  for (const [key, variables] of Object.entries(change.variables ?? {}))
    takeVariables(changes, Number(key), variables);
  for (const [key, incident] of Object.entries(change.incidents ?? {})) {
    const number = Number(key);
    changes.openIncidentsGained += incident === null ? -1 : 1;
    if (incident !== null) changes.raised.push({ incident, seq, at });
    else if (!changes.closedIncidents.has(number))
      changes.closedIncidents.set(number, {
        incident: number,
        status: 'gone',
        actor: null,
        reason: null,
        at,
      });
  }
  if (change.status !== undefined) changes.status = change.status;
}

function takeRows<T>(
  rows: Rows<T>,
  patch: { readonly [id: number]: T | null } | undefined,
  at: number,
): void {
  for (const [key, value] of Object.entries(patch ?? {})) rows.set(Number(key), { value, at });
}

function takeVariables(changes: RunChanges, holder: number, variables: Variables | null): void {
  if (variables === null) {
    changes.droppedHolders.add(holder);
    changes.variables.delete(holder);
    return;
  }
  const values = changes.variables.get(holder) ?? new Map<string, JsonValue>();
  for (const [name, value] of Object.entries(variables)) values.set(name, value);
  changes.variables.set(holder, values);
}

function takeData(changes: RunChanges, fact: Fact): void {
  const { at, seq, token, actor } = fact;
  switch (fact.type) {
    case 'task-opened':
      if (token !== null && fact.element !== null)
        changes.openedTasks.push({ token, element: fact.element, seq, at, data: fact.data });
      return;
    case 'task-completed': {
      const { completionId } = fact.data;
      if (token !== null) changes.completedTasks.push({ token, completionId, actor, at });
      return;
    }
    case 'incident-retried':
      return closeIncident(changes, fact, 'retried');
    case 'incident-skipped':
      return closeIncident(changes, fact, 'skipped');
    case 'incident-overridden':
      return closeIncident(changes, fact, 'overridden');
    case 'message-taken':
    case 'message-refused': {
      const { messageId, subscription } = fact.data;
      const answer = fact.type === 'message-taken' ? 'taken' : 'refused';
      changes.messages.push({ messageId, subscription, answer, seq, at });
      return;
    }
    case 'run-completed':
    case 'run-cancelled':
    case 'run-ended-with-error':
      changes.closing = { fact };
      return;
    default:
      return;
  }
}

function closeIncident(
  changes: RunChanges,
  { data, actor, at }: Fact<'incident-retried' | 'incident-skipped' | 'incident-overridden'>,
  status: ClosedIncident['status'],
): void {
  const { incident, reason } = data;
  changes.closedIncidents.set(incident, { incident, status, actor, reason, at });
}
