import type { Variables } from '../expressions/json-value.ts';
import type { TokenId } from '../plan/ids.ts';
import type { RunStatus } from './state.ts';
import type { Incident, Subscription, TimerWait, Token } from './token.ts';

type Table<Row> = { readonly [id: number]: Row | null };

/** Tokens that move with a fact, oldest first; null ends one. */
export type Moved = readonly (readonly [id: TokenId, row: Token | null])[];

/** What else a fact changed. */
export type OtherChange = Omit<StatePatch, 'tokens'>;

/** What a fact changed. In a table null removes the row; variables are put one by one. */
export interface StatePatch {
  readonly tokens?: Table<Token>;
  readonly variables?: { readonly [holder: TokenId]: Variables | null };
  readonly timers?: Table<TimerWait>;
  readonly subscriptions?: Table<Subscription>;
  readonly incidents?: Table<Incident>;
  readonly status?: RunStatus;
}
