import { foldFacts } from '../../workflows/interpret/fold.ts';
import type { Fact } from '../../workflows/interpret/fact.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';

const EVERY = 100;

/** How many facts are numbered up to `seq`; they are in order. */
export function countUpTo(facts: readonly Fact[], seq: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const fact = facts[middle];
    if (fact !== undefined && fact.seq <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The state of a run after any of its facts, by the core's own fold. Every hundredth state is kept
 * when it is first needed, so that a slider can go to and fro.
 */
export function createReplay(
  start: ProcedureState,
  facts: readonly Fact[],
): (seq: number) => ProcedureState {
  const kept = [start];
  return (seq) => {
    const count = countUpTo(facts, seq);
    const wanted = Math.floor(count / EVERY);
    let state = kept.at(-1) ?? start;
    for (let nth = kept.length; nth <= wanted; nth += 1) {
      state = foldFacts(state, facts.slice((nth - 1) * EVERY, nth * EVERY));
      kept.push(state);
    }
    return foldFacts(kept[wanted] ?? start, facts.slice(wanted * EVERY, count));
  };
}
