import type { Benchmark } from './benchmark.ts';
import { startHandWrittenSide } from './hand-written/hand-written-side.ts';
import { measureCase, type Sides, type Throughput } from './measure-pairs.ts';
import { median } from './median.ts';
import type { Options } from './options.ts';
import { startOurSide } from './ours/our-side.ts';
import { processorSeconds } from './processor-time.ts';
import { startServers } from './servers.ts';
import { CASES, type Case, type Side } from './side.ts';

/** Milliseconds of processor time for a run while throughput is measured: medians of all pairs. */
export interface Cost {
  readonly what: Case;
  readonly side: keyof Sides;
  readonly worker: number;
  /** The process that starts runs and completes tasks: for ours what the server does. */
  readonly client: number;
  readonly temporal: number;
  readonly postgres: number;
  /** Events in Temporal's history of one run at rest. */
  readonly events: number;
}

const PARTS = ['worker', 'client', 'temporal', 'postgres'] as const;
type Times = Record<(typeof PARTS)[number], number>;

/** What the second task is completed with; the decision looks at it. */
const VALUES = { price: 150 };
const WARM_UP_RUNS = 100;
const WARM_UP_AT_A_TIME = 16;

async function warmUp(side: Side, what: Case): Promise<void> {
  let left = WARM_UP_RUNS;
  await Promise.all(
    Array.from({ length: WARM_UP_AT_A_TIME }, async () => {
      while (left-- > 0) await side.perform(what);
    }),
  );
}

/** Measures both cases on both sides, on one Temporal and one Postgres. */
export async function measureTemporal(
  options: Options,
  say: (line: string) => void,
): Promise<{ benchmarks: Benchmark[]; costs: Cost[] }> {
  const servers = await startServers();
  try {
    const ours = await startOurSide(servers, VALUES);
    const theirs = await startHandWrittenSide(servers, VALUES);
    const sides: Sides = { ours, theirs };
    const timesOf = (side: keyof Sides): Times => ({
      worker: processorSeconds(sides[side].workerPid),
      client: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
      temporal: processorSeconds(servers.temporal.pid),
      postgres: processorSeconds(servers.postgres.pid),
    });
    const benchmarks: Benchmark[] = [];
    const costs: Cost[] = [];
    for (const what of CASES) {
      say(what);
      const used: Record<keyof Sides, Times[]> = { ours: [], theirs: [] };
      const watched = async (side: keyof Sides, measure: () => Promise<Throughput>) => {
        const before = timesOf(side);
        const measured = await measure();
        const after = timesOf(side);
        const perRun = (part: keyof Times): number =>
          ((after[part] - before[part]) * 1000) / measured.runs;
        used[side].push({
          worker: perRun('worker'),
          client: perRun('client'),
          temporal: perRun('temporal'),
          postgres: perRun('postgres'),
        });
        say(`  ${side}: ${measured.runsASecond.toFixed(1)} runs/s`);
        return measured;
      };
      for (const side of Object.values(sides)) await warmUp(side, what);
      benchmarks.push(
        ...(await measureCase(what, sides, options, { watched, settle: () => servers.settle() })),
      );
      for (const side of ['ours', 'theirs'] as const) {
        const { workflowId } = await sides[side].perform(what);
        const middle = (part: keyof Times): number => median(used[side].map((one) => one[part]));
        costs.push({
          what,
          side,
          worker: middle('worker'),
          client: middle('client'),
          temporal: middle('temporal'),
          postgres: middle('postgres'),
          events: await sides[side].countEvents(workflowId),
        });
      }
    }
    await Promise.all([ours.close(), theirs.close()]);
    return { benchmarks, costs };
  } finally {
    await servers.stop();
  }
}
