import type { Variables } from '../expressions/json-value.ts';
import { initialState, type Caller } from '../interpret/state.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import type { ElementId } from '../plan/ids.ts';
import { endingAfter } from './ending-after.ts';
import { nextId, TRY_OUT_ACTOR, type TriedRun, type World } from './world.ts';

export interface RunToStart {
  readonly plan: ExecutionPlan;
  readonly variables: Variables;
  /** The start event; null takes the only none start event. */
  readonly element?: ElementId | null;
  /** Enter these elements instead of a start event. */
  readonly startAt?: readonly ElementId[];
  readonly messageId?: string;
  readonly caller?: Caller;
  /** Cancel the run when one of these elements has completed. */
  readonly endAfter?: readonly ElementId[];
}

/** Creates a run with its start in the inbox; `settle` lets it go on. */
export function startRun(world: World, start: RunToStart): TriedRun {
  const runId = `run-${world.runs.length + 1}`;
  const endAfter = new Set(start.endAfter);
  const run: TriedRun = {
    runId,
    plan: endAfter.size === 0 ? start.plan : endingAfter(start.plan, endAfter),
    state: initialState({ runId, zone: world.zone, at: world.now, caller: start.caller ?? null }),
    inbox: [
      {
        kind: 'run-started',
        id: nextId(world, 'start'),
        at: world.now,
        element: start.element ?? null,
        variables: start.variables,
        actor: TRY_OUT_ACTOR,
        ...(start.messageId !== undefined && { messageId: start.messageId }),
        ...(start.startAt !== undefined && { startAt: start.startAt }),
      },
    ],
    facts: [],
    occurrences: [],
    endAfter,
    visited: new Map(),
    toldIncidents: 0,
  };
  world.runs.push(run);
  world.openRuns.add(run);
  return run;
}
