import { z } from 'zod';
import type { TriedRun } from '../world.ts';

export const instanceState = z.enum(['IS_CREATED', 'IS_ACTIVE', 'IS_COMPLETED', 'IS_TERMINATED']);

export type InstanceState = z.infer<typeof instanceState>;

/** A run that ended with an error for its caller counts as terminated, as in Camunda 8. */
export function stateOf(run: TriedRun): Exclude<InstanceState, 'IS_CREATED'> {
  switch (run.state.status) {
    case 'created':
    case 'running':
      return 'IS_ACTIVE';
    case 'completed':
      return 'IS_COMPLETED';
    case 'cancelled':
    case 'terminated':
    case 'ended-with-error':
      return 'IS_TERMINATED';
  }
}

/** Whatever exists was created. */
export const isInState = (run: TriedRun, state: InstanceState): boolean =>
  state === 'IS_CREATED' || stateOf(run) === state;
