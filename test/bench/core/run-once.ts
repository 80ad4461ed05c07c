import { advance } from '../../../workflows/interpret/advance.ts';
import type { Occurrence } from '../../../workflows/interpret/occurrence.ts';
import { initialState, type ProcedureState } from '../../../workflows/interpret/state.ts';
import type { ExecutionPlan } from '../../../workflows/plan/execution-plan.ts';

const AT = Date.UTC(2026, 10, 23, 12);
const ana = { kind: 'person', id: 'ana', role: 'technician' } as const;

/**
 * One run from its start to its end, each open task completed by an occurrence.
 * @returns how often a token came to an element, counted in the facts that were made: it entered,
 *   or it waits at a join for the others
 * @throws when the run does not complete
 */
export function runOnce(plan: ExecutionPlan): number {
  let state = initialState({ runId: 'run', zone: 'America/Sao_Paulo', at: AT });
  let occurrence: Occurrence | null = {
    kind: 'run-started',
    id: 'start',
    at: AT,
    element: null,
    variables: {},
    actor: ana,
    zoneData: 'none',
  };
  let moved = 0;
  while (occurrence !== null) {
    const advanced = advance(plan, state, occurrence);
    for (const { type } of advanced.facts)
      if (type === 'element-entered' || type === 'join-arrived') moved += 1;
    state = advanced.state;
    occurrence = completionOf(state);
  }
  if (state.status !== 'completed') throw new Error(`The run is ${state.status}.`);
  return moved;
}

/** What completes the oldest open task; null when there is none. */
function completionOf(state: ProcedureState): Occurrence | null {
  for (const { id: token, wait } of Object.values(state.tokens))
    if (wait.kind === 'task')
      return {
        kind: 'task-completed',
        id: `completion-${token}`,
        at: state.time + 1,
        token,
        values: {},
        actor: ana,
      };
  return null;
}
