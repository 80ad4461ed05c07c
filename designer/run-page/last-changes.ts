import type { Fact } from '../../workflows/interpret/fact.ts';

/** By name, the fact that last set each variable of the process itself. */
export function lastChanges(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  const found = new Map<string, Fact>();
  for (const fact of facts)
    for (const name of Object.keys(fact.change.variables?.[0] ?? {})) found.set(name, fact);
  return found;
}
