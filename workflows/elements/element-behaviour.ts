import type { Activation } from '../interpret/activation.ts';
import type { Choice } from '../interpret/choose-flows.ts';
import type { Occurrence } from '../interpret/occurrence.ts';
import type { Token } from '../interpret/token.ts';
import type { Outcome, Trouble } from '../interpret/trouble.ts';
import type { Writes } from '../interpret/variables.ts';
import type { NodeType, PlanNode } from '../plan/plan-nodes.ts';

/** Occurrences that are addressed to a token and resume its element. */
export type Resuming = Extract<
  Occurrence,
  {
    readonly kind:
      | 'task-completed'
      | 'step-completed'
      | 'step-failed'
      | 'step-error'
      | 'call-started'
      | 'call-refused'
      | 'call-ended'
      | 'call-incidents';
  }
>;

/**
 * What an element does, from arrival to leaving. The life of a token at its element:
 *
 * 1. A flow brings it (`arrived`). A joining gateway decides in `arrive` whether it may enter yet.
 * 2. It enters: input mappings are evaluated into its local variables and the fact
 *    `element-entered` is stated; its boundary events begin to listen.
 * 3. `enter` does the work: finishes at once by calling `complete`, or states what it waits for.
 * 4. `resume` takes the answer (an occurrence), and calls `complete` with its result.
 * 5. `complete` applies the output mappings, chooses the flows (`choose`, or all whose condition
 *    holds), states `element-left` and lets new tokens arrive at the targets. When no token is
 *    left in a scope, the scope's host completes in turn.
 *
 * A function returns Trouble when the data does not allow it to go on: the caller parks the token
 * with an incident. It must return it before it has stated anything. It throws for defects only.
 * `cancel` withdraws what was asked of the world; the token itself is ended by the caller.
 */
export interface ElementBehaviour<T extends NodeType> {
  /** Whether it can hold a token when all goes well, for the table in the docs. */
  readonly waits: boolean;
  arrive?(a: Activation, node: PlanNode<T>, token: Token): void;
  enter(a: Activation, node: PlanNode<T>, token: Token): Trouble | null;
  resume?(a: Activation, node: PlanNode<T>, token: Token, occurrence: Resuming): void;
  /** Does the work again after an incident in its midst; `enter` where absent. */
  retry?(a: Activation, node: PlanNode<T>, token: Token): Trouble | null;
  choose?(a: Activation, node: PlanNode<T>, token: Token, writes: Writes): Outcome<Choice>;
  cancel?(a: Activation, node: PlanNode<T>, token: Token, by: string): void;
}

/** One behaviour for each node type: a missing one does not compile. */
export type ElementBehaviours = { readonly [T in NodeType]: ElementBehaviour<T> };
