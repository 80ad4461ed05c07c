import type { Variables } from '../expressions/json-value.ts';
import type { Instant, TokenId } from '../plan/ids.ts';
import type { Moved, StatePatch } from './patch.ts';
import type { ProcedureState, RunStatus } from './state.ts';
import type { Incident, Subscription, TimerWait, Token } from './token.ts';

/**
 * A state under construction. Each table is copied when it is first written, so that the state it
 * was made from stays as it is; rows are replaced, never changed.
 */
export interface Draft {
  status: RunStatus;
  time: Instant;
  seq: number;
  nextId: number;
  variableBytes: number;
  tokens: Record<TokenId, Token>;
  variables: Record<TokenId, Variables>;
  timers: Record<number, TimerWait>;
  subscriptions: Record<number, Subscription>;
  incidents: Record<number, Incident>;
  readonly base: ProcedureState;
  copied: {
    tokens: boolean;
    variables: boolean;
    timers: boolean;
    subscriptions: boolean;
    incidents: boolean;
  };
}

export function openDraft(base: ProcedureState): Draft {
  return {
    status: base.status,
    time: base.time,
    seq: base.seq,
    nextId: base.nextId,
    variableBytes: base.variableBytes,
    tokens: base.tokens,
    variables: base.variables,
    timers: base.timers,
    subscriptions: base.subscriptions,
    incidents: base.incidents,
    base,
    copied: {
      tokens: false,
      variables: false,
      timers: false,
      subscriptions: false,
      incidents: false,
    },
  };
}

export function closeDraft(draft: Draft): ProcedureState {
  return {
    format: 1,
    runId: draft.base.runId,
    zone: draft.base.zone,
    caller: draft.base.caller,
    status: draft.status,
    time: draft.time,
    seq: draft.seq,
    nextId: draft.nextId,
    tokens: draft.tokens,
    variables: draft.variables,
    timers: draft.timers,
    subscriptions: draft.subscriptions,
    incidents: draft.incidents,
    variableBytes: draft.variableBytes,
  };
}

function putRows<Row>(
  draft: Draft,
  table: Record<number, Row>,
  rows: { readonly [id: number]: Row | null },
): void {
  for (const key in rows) {
    const id = Number(key);
    const row = rows[id];
    if (row == null) delete table[id];
    else table[id] = row;
    if (id >= draft.nextId) draft.nextId = id + 1;
  }
}

/** Bytes of the JSON text of a value, counted in UTF-16 units: exact for ASCII, cheap for all. */
export function jsonSize(value: unknown): number {
  return value === undefined ? 0 : JSON.stringify(value).length;
}

function putVariables(draft: Draft, change: NonNullable<StatePatch['variables']>): void {
  for (const key in change) {
    const holder = Number(key);
    const written = change[holder];
    const before = draft.variables[holder];
    if (written == null) {
      for (const name in before) draft.variableBytes -= jsonSize(before[name]);
      delete draft.variables[holder];
      continue;
    }
    for (const name in written) {
      if (before !== undefined && Object.hasOwn(before, name))
        draft.variableBytes -= jsonSize(before[name]);
      draft.variableBytes += jsonSize(written[name]);
    }
    draft.variables[holder] = before === undefined ? written : { ...before, ...written };
  }
}

/** Applies how tokens moved. */
export function moveTokens(draft: Draft, moved: Moved): void {
  if (!draft.copied.tokens) draft.tokens = { ...draft.tokens };
  draft.copied.tokens = true;
  for (const [id, row] of moved) {
    if (row === null) delete draft.tokens[id];
    else draft.tokens[id] = row;
    if (id >= draft.nextId) draft.nextId = id + 1;
  }
}

/** Applies what one fact changed. */
export function applyPatch(draft: Draft, patch: StatePatch): void {
  const { copied } = draft;
  if (patch.tokens !== undefined) {
    if (!copied.tokens) draft.tokens = { ...draft.tokens };
    copied.tokens = true;
    putRows(draft, draft.tokens, patch.tokens);
  }
  if (patch.variables !== undefined) {
    if (!copied.variables) draft.variables = { ...draft.variables };
    copied.variables = true;
    putVariables(draft, patch.variables);
  }
  if (patch.timers !== undefined) {
    if (!copied.timers) draft.timers = { ...draft.timers };
    copied.timers = true;
    putRows(draft, draft.timers, patch.timers);
  }
  if (patch.subscriptions !== undefined) {
    if (!copied.subscriptions) draft.subscriptions = { ...draft.subscriptions };
    copied.subscriptions = true;
    putRows(draft, draft.subscriptions, patch.subscriptions);
  }
  if (patch.incidents !== undefined) {
    if (!copied.incidents) draft.incidents = { ...draft.incidents };
    copied.incidents = true;
    putRows(draft, draft.incidents, patch.incidents);
  }
  if (patch.status !== undefined) draft.status = patch.status;
}
