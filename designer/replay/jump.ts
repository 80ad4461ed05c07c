import type { Fact, FactType } from '../../workflows/interpret/fact.ts';

export type Goal = 'decision' | 'person' | 'incident';

const GOALS: Readonly<Record<Goal, readonly FactType[]>> = {
  decision: ['gateway-decided', 'decision-evaluated'],
  // What a person did, not what followed from it.
  person: [
    'task-completed',
    'incident-retried',
    'incident-skipped',
    'incident-overridden',
    'variables-set',
    'run-cancelled',
  ],
  incident: ['incident-raised', 'incident-retried', 'incident-skipped', 'incident-overridden'],
};

const isGoal = ({ type }: Fact, goal: Goal): boolean => GOALS[goal].includes(type);

/** The next such fact after `seq`, or the one before it; null where there is none. */
export function jump(
  facts: readonly Fact[],
  seq: number,
  goal: Goal,
  direction: 'next' | 'previous',
): number | null {
  const found =
    direction === 'next'
      ? facts.find((fact) => fact.seq > seq && isGoal(fact, goal))
      : facts.findLast((fact) => fact.seq < seq && isGoal(fact, goal));
  return found?.seq ?? null;
}
