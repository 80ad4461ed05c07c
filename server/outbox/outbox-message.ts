import { z } from 'zod';
import type {
  CancelRun,
  CompleteTask,
  Delivery,
  ResolveIncident,
  RunInput,
  SetVariables,
} from '../../workflows/messages.ts';

/** An Update as the workflow takes it; the name decides the shape. */
export type RunUpdate =
  | { readonly name: 'complete-task'; readonly input: CompleteTask }
  | { readonly name: 'incident'; readonly input: ResolveIncident }
  | { readonly name: 'cancel'; readonly input: CancelRun }
  | { readonly name: 'set-variables'; readonly input: SetVariables };

/** How Temporal learns of a new run; the plan is read by its hash when it is sent. */
export interface RunStartOrder {
  readonly input: Omit<RunInput, 'plan'>;
  readonly processId: string;
}

/** What Temporal is to be told. All of it may be told twice without harm. */
export type OutboxMessage =
  | { readonly kind: 'start-run'; readonly order: RunStartOrder }
  | { readonly kind: 'signal-run'; readonly delivery: Delivery }
  | { readonly kind: 'update-run'; readonly update: RunUpdate };

const hasKind = z.object({ kind: z.enum(['start-run', 'signal-run', 'update-run']) });

/** Only we write the column, so its shape is what was put in. */
export const storedMessage = z.custom<OutboxMessage>((value) => hasKind.safeParse(value).success);
