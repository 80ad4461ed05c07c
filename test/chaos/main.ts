import { readOptions } from './options.ts';
import { reportLines } from './report.ts';
import { runChaos } from './run-chaos.ts';

const options = readOptions(process.argv.slice(2));
const began = Date.now();
const say = (line: string): void => {
  console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);
};

say(`seed ${options.seed}; npm run test:chaos -- --seed ${options.seed} repeats its decisions`);
const result = await runChaos(options, say);
console.log(reportLines(result).join('\n'));
process.exit(result.wrong.length === 0 ? 0 : 1);
