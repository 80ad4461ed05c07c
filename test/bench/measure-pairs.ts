import { benchmarkOf, type Benchmark, type Pair } from './benchmark.ts';
import { median } from './median.ts';
import type { Options } from './options.ts';
import type { Case, Side } from './side.ts';

export interface Sides {
  readonly ours: Side;
  readonly theirs: Side;
}

export interface Throughput {
  readonly runsASecond: number;
  readonly runs: number;
}

export interface Surroundings {
  readonly watched: (side: keyof Sides, measure: () => Promise<Throughput>) => Promise<Throughput>;
  /** Is called before each pair. */
  readonly settle: () => Promise<void>;
}

const WARM_UP_SECONDS = 1;
/** After many runs at a time, before those at rest. */
const REST_MS = 2000;
const RUNS_BEFORE = 2;

/** Throughput and latency of a case, ours and theirs in turn, the first of a pair in turn too. */
export async function measureCase(
  what: Case,
  sides: Sides,
  options: Options,
  { watched, settle }: Surroundings,
): Promise<Benchmark[]> {
  const rates: Pair[] = [];
  const times: Pair[] = [];
  for (let pair = 0; pair < options.pairs; pair += 1) {
    const order = pair % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const);
    const rate = { ours: 0, theirs: 0 };
    // Plans fit what the tables hold by now, and no checkpoint falls on one side only.
    await settle();
    for (const name of order) {
      const measured = await watched(name, () => throughput(sides[name], what, options));
      rate[name] = measured.runsASecond;
    }
    rates.push(rate);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    times.push(await latency(what, sides, order, options.atRest));
  }
  const against = 'hand-written';
  return [
    benchmarkOf({ name: `${what}: throughput`, against, unit: 'runs/s' }, 'rate', rates),
    benchmarkOf({ name: `${what}: latency`, against, unit: 'ms' }, 'time', times),
  ];
}

/** How many runs a second end, with so many under way at any time. */
async function throughput(side: Side, what: Case, options: Options): Promise<Throughput> {
  const from = performance.now() + WARM_UP_SECONDS * 1000;
  const until = from + options.seconds * 1000;
  let counted = 0;
  let runs = 0;
  await Promise.all(
    Array.from({ length: options.inFlight }, async () => {
      while (performance.now() < until) {
        await side.perform(what);
        runs += 1;
        const now = performance.now();
        if (now >= from && now < until) counted += 1;
      }
    }),
  );
  return { runsASecond: counted / options.seconds, runs };
}

/** The medians of runs at rest, in milliseconds: one run after the other, the sides in turn. */
async function latency(
  what: Case,
  sides: Sides,
  order: readonly (keyof Sides)[],
  runs: number,
): Promise<Pair> {
  const times: Record<keyof Sides, number[]> = { ours: [], theirs: [] };
  for (let run = -RUNS_BEFORE; run < runs; run += 1)
    for (const name of run % 2 === 0 ? order : order.toReversed()) {
      const before = performance.now();
      await sides[name].perform(what);
      if (run >= 0) times[name].push(performance.now() - before);
    }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}
