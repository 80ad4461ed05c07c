import type { Variables } from '../expressions/json-value.ts';
import type { ElementId, TokenId } from '../plan/ids.ts';
import type { PlanNodes } from '../plan/plan-nodes.ts';
import type { Caller } from './state.ts';

/**
 * What a run asks of the world. Timers, tasks and subscriptions are no commands: the shell reads
 * the next due moment from the state, and the writer projects the rest from facts (decision 1).
 */
export type Command =
  | {
      readonly kind: 'perform-step';
      readonly token: TokenId;
      readonly element: ElementId;
      readonly name: string | null;
      readonly jobType: string;
      readonly queue: string | null;
      readonly timeoutMs: number;
      readonly attempt: number;
      /** The same in each attempt (decision 12). */
      readonly idempotencyKey: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly variables: Variables;
    }
  | { readonly kind: 'cancel-step'; readonly token: TokenId }
  | {
      readonly kind: 'start-called';
      readonly token: TokenId;
      readonly element: ElementId;
      readonly processId: string;
      readonly binding: PlanNodes['callActivity']['binding'];
      readonly variables: Variables;
      readonly catches: Caller['catches'];
    }
  | {
      readonly kind: 'cancel-called';
      readonly token: TokenId;
      /** Null when the call was not confirmed yet: found by run and token. */
      readonly runId: string | null;
      readonly reason: string;
    };
