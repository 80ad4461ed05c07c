import { measureCore } from './core/measure-core.ts';
import { measureTemporal } from './measure-temporal.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { costTable, resultTable } from './report.ts';

const CORE_SECONDS = 1;

async function measure(options: Options): Promise<void> {
  const say = (line: string): void => {
    if (!options.json) process.stdout.write(`${line}\n`);
  };
  const core = options.only === 'temporal' ? [] : await measureCore(options.pairs, CORE_SECONDS);
  const { benchmarks, costs } =
    options.only === 'core' ? { benchmarks: [], costs: [] } : await measureTemporal(options, say);
  const all = [...benchmarks, ...core];
  if (options.json) process.stdout.write(`${JSON.stringify({ benchmarks: all }, null, 2)}\n`);
  else {
    say(resultTable(all));
    if (costs.length > 0) say(costTable(costs));
  }
}

function read(): Options | null {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'unknown'}\n\n${USAGE}\n`);
    return null;
  }
}

const options = read();
if (options === null) process.exitCode = 2;
else await measure(options);
