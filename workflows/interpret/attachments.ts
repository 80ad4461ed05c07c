import type { TokenId } from '../plan/ids.ts';
import type { Activation } from './activation.ts';
import type { Moved, OtherChange } from './patch.ts';
import type { Incident, Subscription, TimerWait } from './token.ts';
import { NO_WRITES, type Writes } from './variables.ts';

function rowsOf<Row extends { readonly token: TokenId }>(
  table: { readonly [id: number]: Row },
  token: TokenId,
): readonly Row[] {
  const rows: Row[] = [];
  for (const id in table) {
    const row = table[id];
    if (row !== undefined && row.token === token) rows.push(row);
  }
  return rows;
}

/** What ends with a token, and the token itself. */
export interface Dropped {
  readonly change: OtherChange | undefined;
  readonly moved: Moved;
}

/**
 * The change that ends a token with all that hangs on it, its local variables included.
 * @param writes variables that the same fact writes
 */
export function dropToken(a: Activation, token: TokenId, writes: Writes = NO_WRITES): Dropped {
  const { draft } = a;
  const locals = draft.variables[token] !== undefined;
  let change: OtherChange | undefined;
  if (locals || writes !== NO_WRITES)
    change = { variables: locals ? { ...writes, [token]: null } : writes };
  for (const table of ['timers', 'subscriptions', 'incidents'] as const) {
    const rows: readonly { readonly id: number }[] = rowsOf<TimerWait | Subscription | Incident>(
      draft[table],
      token,
    );
    if (rows.length > 0)
      change = { ...change, [table]: Object.fromEntries(rows.map((row) => [row.id, null])) };
  }
  return { change, moved: [[token, null]] };
}
