import { nextDue } from '../expressions/time/next-due.ts';
import { readTimer } from '../expressions/time/read-timer.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { indexPlan, nodeOf } from '../plan/plan-index.ts';
import { evaluateAtStart } from './evaluate-at-start.ts';
import { startRun } from './start-run.ts';
import type { StartTimer, World } from './world.ts';

/** Arms the timer start events of every procedure; durations and cycles count from now. */
export function armStartTimers(world: World): void {
  for (const plan of world.procedures.values()) {
    for (const element of plan.starts) {
      const timer = armed(world, plan, element);
      if (timer !== null) world.startTimers.push(timer);
    }
  }
}

function armed(world: World, plan: ExecutionPlan, element: string): StartTimer | null {
  const node = nodeOf(indexPlan(plan), element);
  if (node.type !== 'timerStartEvent') return null;
  const definition = evaluateAtStart(world, node.timer.value);
  const read =
    typeof definition === 'string'
      ? readTimer(node.timer.kind, definition, { now: world.now, zone: world.zone })
      : null;
  if (read !== null) return { plan, element, fired: 0, ...read };
  world.complaints.push(
    `The timer of the start event ${element} cannot be read: ${JSON.stringify(definition)}.`,
  );
  return null;
}

/** Starts a run for the start timer that is due first; false when none is due. */
export function fireStartTimer(world: World): boolean {
  let first: StartTimer | null = null;
  for (const timer of world.startTimers)
    if (timer.due <= world.now && (first === null || timer.due < first.due)) first = timer;
  if (first === null) return false;
  first.fired += 1;
  const { cycle, due, fired } = first;
  const next = cycle === null ? null : nextDue(cycle, due, world.zone, fired);
  if (next === null) world.startTimers.splice(world.startTimers.indexOf(first), 1);
  else first.due = next;
  startRun(world, { plan: first.plan, element: first.element, variables: {} });
  return true;
}
