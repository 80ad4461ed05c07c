import { compileProcedure } from '../../../workflows/compile/compile-procedure.ts';
import type { ExecutionPlan } from '../../../workflows/plan/execution-plan.ts';
import { benchmarkOf, type Benchmark } from '../benchmark.ts';
import { CORE_DIAGRAMS, type CoreDiagram } from './diagrams.ts';
import { runOnce } from './run-once.ts';

/** Element transitions a second that the core is to reach on one core, with facts made. */
export const TARGET = 200_000;

/**
 * How often a token comes to an element in a second of processor time, on each diagram. Processor time and
 * not the clock, so that other programs on the machine do not count; what V8 does beside our
 * thread (compiling, collecting garbage) does count.
 * @param seconds of each measurement
 */
export async function measureCore(samples: number, seconds: number): Promise<Benchmark[]> {
  const benchmarks: Benchmark[] = [];
  for (const diagram of CORE_DIAGRAMS) {
    const plan = await compile(diagram);
    rateOf(plan, seconds);
    const rates = Array.from({ length: samples }, () => rateOf(plan, seconds));
    const head = { name: `core: ${diagram.name}`, against: null, unit: 'transitions/s' };
    benchmarks.push(
      benchmarkOf(
        head,
        'rate',
        rates.map((ours) => ({ ours: Math.round(ours), theirs: TARGET })),
      ),
    );
  }
  return benchmarks;
}

function rateOf(plan: ExecutionPlan, seconds: number): number {
  const before = process.cpuUsage();
  let moved = 0;
  for (;;) {
    for (let times = 0; times < 20; times += 1) moved += runOnce(plan);
    const { user, system } = process.cpuUsage(before);
    const used = (user + system) / 1e6;
    if (used >= seconds) return moved / used;
  }
}

async function compile({ processId, xml }: CoreDiagram): Promise<ExecutionPlan> {
  const { plans, problems } = await compileProcedure({ xml });
  const plan = plans.find((one) => one.processId === processId);
  if (plan === undefined) throw new Error(`${processId}: ${JSON.stringify(problems)}`);
  return plan;
}
