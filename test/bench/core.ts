import { measureCore } from './core/measure-core.ts';
import { resultTable } from './report.ts';

const SAMPLES = 7;
const SECONDS = 1;

// The core alone, without servers.
process.stdout.write(`${resultTable(await measureCore(SAMPLES, SECONDS))}\n`);
