/** Decisions that a seed repeats. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A number of `from` up to, not including, `to`. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(among: readonly T[]): T | undefined;
  shuffled<T>(items: readonly T[]): T[];
  /** A source of its own, so that nobody's decisions depend on how many another took. */
  fork(name: string): Random;
}

/** The generator mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick: (among) => among[Math.floor(next() * among.length)],
    shuffled(items) {
      const keyed = items.map((item) => ({ item, at: next() }));
      return keyed.toSorted((a, b) => a.at - b.at).map(({ item }) => item);
    },
    fork: (name) => createRandom(hash(`${seed}/${name}`)),
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text)
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
