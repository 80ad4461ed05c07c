import type { Fact } from '../../workflows/interpret/fact.ts';

/** The elements entered and the flows followed by these facts. */
export function pathTaken(facts: readonly Fact[]): ReadonlySet<string> {
  const path = new Set<string>();
  for (const fact of facts) {
    if (fact.type === 'element-entered' && fact.element !== null) path.add(fact.element);
    if (fact.type === 'element-left') for (const flow of fact.data.flows) path.add(flow);
    if (fact.type === 'join-arrived') path.add(fact.data.flow);
  }
  return path;
}
