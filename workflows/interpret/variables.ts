import { isReservedName } from '../expressions/reserved-names.ts';
import type { JsonValue, Variables } from '../expressions/json-value.ts';
import type { TokenId } from '../plan/ids.ts';
import type { Activation } from './activation.ts';
import { jsonSize } from './draft.ts';
import { trouble, type Trouble } from './trouble.ts';

/** Values that are about to be written, by holder. */
export type Writes = { readonly [holder: TokenId]: Variables };

export const NO_WRITES: Writes = {};

/** Bytes of JSON (decision 18). */
export const LIMITS = { variable: 64 * 1024, variables: 512 * 1024, state: 1024 * 1024 } as const;

/** The scope around a holder; 0 is the process and has none. */
function outer(a: Activation, holder: TokenId): TokenId {
  return a.draft.tokens[holder]?.scope ?? 0;
}

function valueAt(
  a: Activation,
  writes: Writes,
  holder: TokenId,
  name: string,
): JsonValue | undefined {
  const written = writes[holder];
  if (written !== undefined && Object.hasOwn(written, name)) return written[name];
  const held = a.draft.variables[holder];
  return held !== undefined && Object.hasOwn(held, name) ? held[name] : undefined;
}

/**
 * The named variables as an element sees them: its own first, then those of the scopes around it.
 * Names that are nowhere are absent. `writes` count as written already.
 */
export function visibleVariables(
  a: Activation,
  holder: TokenId,
  names: readonly string[],
  writes: Writes = NO_WRITES,
): Variables {
  const visible: Record<string, JsonValue> = {};
  for (const name of names) {
    if (isReservedName(name)) continue;
    for (let at = holder; ; at = outer(a, at)) {
      const value = valueAt(a, writes, at, name);
      if (value !== undefined) visible[name] = value;
      if (value !== undefined || at === 0) break;
    }
  }
  return visible;
}

/** Everything that a holder sees, inner values hiding outer ones. */
export function allVisibleVariables(a: Activation, holder: TokenId): Variables {
  const chain: Variables[] = [];
  for (let at = holder; ; at = outer(a, at)) {
    const held = a.draft.variables[at];
    if (held !== undefined) chain.unshift(held);
    if (at === 0) break;
  }
  return Object.assign({}, ...chain);
}

/**
 * Where values go, as in Camunda 8: each to the nearest scope that has a variable of that name,
 * beginning at `holder`, else to the process.
 */
export function propagate(a: Activation, holder: TokenId, values: Variables): Writes {
  const names = Object.keys(values);
  if (names.length === 0) return NO_WRITES;
  const writes: Record<TokenId, Record<string, JsonValue>> = {};
  for (const name of names) {
    const value = values[name];
    if (value === undefined) continue;
    let at = holder;
    while (at !== 0 && valueAt(a, NO_WRITES, at, name) === undefined) at = outer(a, at);
    // Assigned, it would become the prototype and be lost unseen; so `checkWrites` refuses it.
    if (name === '__proto__') writes[at] = { ...writes[at], ['__proto__']: value };
    else (writes[at] ??= {})[name] = value;
  }
  return writes;
}

/** Whether these values may be written (decisions 18 and 23). */
export function checkWrites(a: Activation, writes: Writes): Trouble | null {
  if (writes === NO_WRITES) return null;
  let added = 0;
  for (const key in writes) {
    const values = writes[Number(key)] ?? {};
    for (const name of Object.keys(values)) {
      if (isReservedName(name)) return trouble('variable-name-reserved', { name });
      const bytes = jsonSize(values[name]);
      if (bytes > LIMITS.variable)
        return trouble('variable-too-large', { name, bytes, limit: LIMITS.variable });
      added += bytes - jsonSize(valueAt(a, NO_WRITES, Number(key), name));
    }
  }
  const bytes = a.draft.variableBytes + added;
  if (added > 0 && bytes > LIMITS.variables)
    return trouble('variables-too-large', { bytes, limit: LIMITS.variables });
  return null;
}
