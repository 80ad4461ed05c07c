import type { PlanNode } from '../plan/plan-nodes.ts';
import { record, type Activation } from './activation.ts';
import { raiseIncident } from './incidents.ts';
import type { StepFailure } from './occurrence.ts';
import type { Token } from './token.ts';
import { trouble } from './trouble.ts';

/** Back-off doubles with each attempt, up to an hour. */
const LONGEST_BACKOFF_MS = 3_600_000;

/** An attempt failed: it is tried again after a while, or, with no retry left, the token parks. */
export function failStep(
  a: Activation,
  node: PlanNode<'serviceTask'>,
  token: Token,
  failure: StepFailure,
): void {
  if (token.wait.kind !== 'step') return;
  const { attempt, retriesLeft } = token.wait;
  const due = a.at + Math.min(node.backoffMs * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
  const again = retriesLeft > 0;
  const id = a.draft.nextId;
  record(a, {
    type: 'step-failed',
    element: node.id,
    token: token.id,
    data: { attempt, failure, retryAt: again ? new Date(due).toISOString() : null },
    ...(again && {
      change: {
        timers: {
          [id]: {
            id,
            token: token.id,
            element: node.id,
            due,
            purpose: 'retry',
            cycle: null,
            fired: 0,
            missed: 0,
          },
        },
      },
    }),
  });
  if (!again)
    raiseIncident(
      a,
      token,
      'work',
      trouble('step-failed', { attempts: attempt, type: failure.type, message: failure.message }),
    );
}
