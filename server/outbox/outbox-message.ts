import { z } from 'zod';
import type { RunInput, Told } from '../../workflows/messages.ts';

/** How Temporal learns of a new run; the plan is read by its hash when it is sent. */
export interface RunStartOrder {
  readonly input: Omit<RunInput, 'plan'>;
  readonly processId: string;
}

/** What Temporal is to be told. All of it may be told twice without harm. */
export type OutboxMessage = { readonly kind: 'start-run'; readonly order: RunStartOrder } | Told;

const hasKind = z.object({ kind: z.enum(['start-run', 'signal-run', 'update-run']) });

/** Only we write the column, so its shape is what was put in. */
export const storedMessage = z.custom<OutboxMessage>((value) => hasKind.safeParse(value).success);

const isTold = z.object({ kind: z.enum(['signal-run', 'update-run']) });

/** The same without the start of a run. */
export const storedTold = z.custom<Told>((value) => isTold.safeParse(value).success);
