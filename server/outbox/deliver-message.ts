import type { RunInput } from '../../workflows/messages.ts';
import { createRunHeadStore } from '../runs/run-head-store.ts';
import type { Database } from '../db/connect.ts';
import type { ReadPlan } from '../runs/read-plan.ts';
import type { RunGateway } from '../temporal/run-gateway.ts';
import type { OutboxEntry } from './outbox-store.ts';

export type Delivered =
  | { readonly kind: 'delivered' }
  /** It can never be delivered; the code says why. */
  | { readonly kind: 'refused'; readonly refusal: string; readonly why?: string }
  | { readonly kind: 'not-yet'; readonly why: string };

export interface DeliverDeps {
  readonly gateway: RunGateway;
  readonly readPlan: ReadPlan;
}

/** Tells Temporal one thing. @throws when Temporal is away or failed: it is told again later */
export async function deliverMessage(
  db: Database,
  { gateway, readPlan }: DeliverDeps,
  entry: OutboxEntry,
): Promise<Delivered> {
  const { message } = entry;
  switch (message.kind) {
    case 'start-run': {
      const { processId, input } = message.order;
      const plan = await readPlan(entry.organisationId, input.planHash);
      const whole: RunInput = { ...input, plan };
      await gateway.start({ input: whole, processId });
      return { kind: 'delivered' };
    }
    case 'signal-run':
      return (await gateway.signal(message.delivery))
        ? { kind: 'delivered' }
        : whenNotOpen(db, entry);
    case 'update-run': {
      const answer = await gateway.update(message.update);
      switch (answer.kind) {
        case 'accepted':
          return { kind: 'delivered' };
        case 'refused':
          return answer.refusal === 'NOT_YET'
            ? { kind: 'not-yet', why: answer.refusal }
            : { kind: 'refused', refusal: answer.refusal };
        case 'not-open':
          return whenNotOpen(db, entry);
      }
    }
  }
}

/** No workflow is open: the run has closed, or Temporal has not been told of it yet. */
async function whenNotOpen(db: Database, entry: OutboxEntry): Promise<Delivered> {
  const run = await createRunHeadStore(db).find(entry.organisationId, entry.runId);
  const closed = run === null || (run.status !== 'created' && run.status !== 'running');
  return closed
    ? { kind: 'refused', refusal: 'RUN_CLOSED' }
    : { kind: 'not-yet', why: 'No workflow of the run is open.' };
}
