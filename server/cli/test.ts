import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CaseResult } from '../../workflows/try-out/cases/case-result.ts';
import { languageFrom } from './language.ts';
import { runCaseFile } from './run-case-file.ts';

const USAGE = 'Usage: roteiro test FILE… [--json] [--language en|pt]';

/**
 * `roteiro test FILE… [--json] [--language en|pt]`: runs test cases in a simulated world.
 * 0 when all passed, 1 when one did not, 2 when a file could not be read.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, language: { type: 'string' } },
  });
  if (positionals.length === 0) {
    console.error(USAGE);
    return 2;
  }
  const language = languageFrom(values.language);
  const cases: CaseResult[] = [];
  let unread = false;
  for (const file of positionals) {
    const ran = await runCaseFile(file, language);
    if (!ran.ok) {
      unread = true;
      console.error(`${file}: ${ran.message}`);
      continue;
    }
    cases.push(...ran.cases);
    if (values.json !== true) console.log(asText(path.relative('', file), ran.cases));
  }
  if (values.json === true) console.log(JSON.stringify({ cases }));
  else console.log(summary(cases));
  if (unread) return 2;
  return cases.every((one) => one.passed) ? 0 : 1;
}

function asText(file: string, cases: readonly CaseResult[]): string {
  const lines = cases.flatMap((one) => [
    `  ${one.passed ? 'pass' : 'FAIL'}  ${one.outcome.padEnd(9)}  ${one.name}`,
    ...one.failures.map((failure) => `        ${failure}`),
    ...one.incidents.map((incident) => `        incident at ${incident.elementId}: ${incident.message}`),
  ]);
  return [file, ...lines].join('\n');
}

function summary(cases: readonly CaseResult[]): string {
  const passed = cases.filter((one) => one.passed).length;
  return `${passed} passed, ${cases.length - passed} failed`;
}
