import { z } from 'zod';
import { reason } from '../runs/run-contract.ts';

export const openEpochBody = z.strictObject({ reason });

const epoch = z.object({
  epoch: z.number(),
  cause: z.enum(['reset', 'restored', 'revived']).meta({
    description:
      'The workflow was reset; an older database was restored; a run that was closed as terminated goes on.',
  }),
  afterSeq: z.number().meta({ description: 'It goes on after this fact.' }),
  afterOccurrence: z.number(),
  closedSeq: z.number().meta({ description: 'With this fact the epoch before it ended.' }),
  closedExecutions: z.array(z.string()).meta({
    description: "Temporal's ids of the executions that write no more.",
  }),
  actor: z.record(z.string(), z.unknown()),
  reason: z.string(),
  openedAt: z.string(),
});

export const openEpochReply = z.object({ runId: z.string(), ...epoch.shape });
export const epochsReply = z.object({ items: z.array(epoch) });
