import { nextOccurrence } from '../interpret/order.ts';
import { giveDueAnswers } from './jobs.ts';
import { matchMessages } from './messages.ts';
import { fireStartTimer } from './start-timers.ts';
import { takeOccurrence } from './take-occurrence.ts';
import type { World } from './world.ts';

/** Occurrences in one moment before a world counts as never coming to rest. */
export const RESTLESS_AT = 10_000;

/**
 * Runs until nothing can move at the world's time.
 * @returns false when it does not come to rest: something goes round without any wait
 */
export function settle(world: World): boolean {
  for (let taken = 0; taken < RESTLESS_AT; taken += 1) {
    if (takeNext(world) || giveDueAnswers(world) || fireStartTimer(world)) continue;
    if (!matchMessages(world)) return true;
  }
  return false;
}

/** The oldest run that can move takes its next occurrence. */
function takeNext(world: World): boolean {
  for (const run of world.openRuns) {
    const next = nextOccurrence(run.state, run.inbox, world.now);
    if (next === null) continue;
    run.inbox = next.rest;
    takeOccurrence(world, run, next.occurrence);
    return true;
  }
  return false;
}
