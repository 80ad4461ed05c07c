import type { Benchmark } from './benchmark.ts';
import type { Cost } from './measure-temporal.ts';

/** Columns as wide as what is in them; the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

const shown = (value: number): string => (value >= 1000 ? value.toFixed(0) : value.toFixed(1));

/** A ratio over 1 is in our favour. */
export function resultTable(benchmarks: readonly Benchmark[]): string {
  const head = ['', 'ours', 'theirs', 'unit', 'ratio', 'low', 'high'];
  const rows = benchmarks.map(({ name, against, unit, ours, theirs, ratio, low, high }) => [
    name,
    shown(ours),
    against === null ? `(${shown(theirs)})` : shown(theirs),
    unit,
    ratio.toFixed(2),
    low.toFixed(2),
    high.toFixed(2),
  ]);
  return `\n${table([head, ...rows])}\nTheirs is the hand-written side; in brackets: the target.`;
}

/** What one run costs while throughput is measured. */
export function costTable(costs: readonly Cost[]): string {
  const head = ['processor time a run, ms', 'worker', 'client', 'temporal', 'postgres', 'events'];
  const rows = costs.map((cost) => [
    `${cost.what}: ${cost.side}`,
    cost.worker.toFixed(1),
    cost.client.toFixed(1),
    cost.temporal.toFixed(1),
    cost.postgres.toFixed(1),
    String(cost.events),
  ]);
  return `\n${table([head, ...rows])}`;
}
