import { visitsOf } from '../trace.ts';
import type { TriedRun, World } from '../world.ts';
import { stateOf } from './instance-state.ts';

export type ElementState = 'IS_ACTIVE' | 'IS_COMPLETED' | 'IS_TERMINATED';

/** The ids of a run's element instances by state; the process itself is one, as in Camunda 8. */
export function elementStates(
  world: World,
  run: TriedRun,
): { readonly [S in ElementState]: readonly string[] } {
  const visits = visitsOf(world, run);
  const process = (state: ElementState) => (stateOf(run) === state ? [run.plan.processId] : []);
  return {
    IS_ACTIVE: [...process('IS_ACTIVE'), ...visits.active],
    IS_COMPLETED: [...visits.completed, ...process('IS_COMPLETED')],
    IS_TERMINATED: [...visits.terminated, ...process('IS_TERMINATED')],
  };
}
