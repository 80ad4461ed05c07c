import type { ElementId, Instant } from '../plan/ids.ts';
import { nextDueAt } from '../interpret/order.ts';
import { nextAnswerAt } from './jobs.ts';
import { RESTLESS_AT, settle } from './settle.ts';
import type { World } from './world.ts';

/** The next moment at which something moves by itself, or null. */
export function nextMoment(world: World): Instant | null {
  const moments = [
    nextAnswerAt(world),
    ...world.startTimers.map((timer) => timer.due),
    ...[...world.openRuns].map((run) => nextDueAt(run.state)),
  ].filter((moment) => moment !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** When a timer is due next, of one element or of any; steps that are tried again do not count. */
export function nextTimer(world: World, element: ElementId | null): Instant | null {
  const matches = (id: ElementId) => element === null || id === element;
  const moments = [
    ...world.startTimers.filter((timer) => matches(timer.element)).map((timer) => timer.due),
    ...[...world.openRuns]
      .flatMap((run) => Object.values(run.state.timers))
      .filter((timer) => timer.purpose !== 'retry' && matches(timer.element))
      .map((timer) => timer.due),
  ];
  return moments.length === 0 ? null : Math.min(...moments);
}

/**
 * Moves the clock, stops at every moment that is due on the way, in order, and runs to rest there.
 * @returns false when the world does not come to rest, or has too many due moments on the way
 */
export function moveClockTo(world: World, to: Instant): boolean {
  for (let stops = 0; stops < RESTLESS_AT; stops += 1) {
    const next = nextMoment(world);
    if (next === null || next > to) {
      world.now = Math.max(world.now, to);
      return settle(world);
    }
    world.now = Math.max(world.now, next);
    if (!settle(world)) return false;
  }
  return false;
}
