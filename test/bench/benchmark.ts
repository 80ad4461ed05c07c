import { median } from './median.ts';

/** One line of the result. A ratio over 1 is in our favour (decision 29). */
export interface Benchmark {
  readonly name: string;
  readonly against: 'hand-written' | null;
  readonly unit: string;
  readonly ours: number;
  /** What the other side reached; without one, the target. */
  readonly theirs: number;
  readonly ratio: number;
  /** The range of the ratio over the pairs. */
  readonly low: number;
  readonly high: number;
}

export interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

/** Whether more of the unit is better (`rate`), or less (`time`). */
export type Direction = 'rate' | 'time';

const ratioOf = ({ ours, theirs }: Pair, direction: Direction): number =>
  direction === 'rate' ? ours / theirs : theirs / ours;

/** The median of the pairs, with the range of their ratios. */
export function benchmarkOf(
  head: Pick<Benchmark, 'name' | 'against' | 'unit'>,
  direction: Direction,
  pairs: readonly Pair[],
): Benchmark {
  const ratios = pairs.map((pair) => ratioOf(pair, direction));
  return {
    ...head,
    ours: rounded(median(pairs.map(({ ours }) => ours))),
    theirs: rounded(median(pairs.map(({ theirs }) => theirs))),
    ratio: rounded(median(ratios)),
    low: rounded(Math.min(...ratios)),
    high: rounded(Math.max(...ratios)),
  };
}

/** Three digits behind the point say more than these measurements know. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
