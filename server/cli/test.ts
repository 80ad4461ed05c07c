import path from 'node:path';
import type { CaseResult } from '../../workflows/try-out/cases/case-result.ts';
import type { Command } from './command.ts';
import { readFileOptions } from './file-options.ts';
import { runCaseFile } from './run-case-file.ts';

/** 0 when all passed, 1 when one did not, 2 when a file could not be read. */
export const testCommand: Command = {
  name: ['test'],
  usage: 'test FILE… [--json] [--language en|pt]',
  summary: 'Run test cases in a simulated world with a clock of its own.',
  async run(args, output) {
    const { files, json, language } = readFileOptions(args);
    const cases: CaseResult[] = [];
    let unread = false;
    for (const file of files) {
      const ran = await runCaseFile(file, language);
      if (!ran.ok) {
        unread = true;
        output.warn(`${file}: ${ran.message}`);
        continue;
      }
      cases.push(...ran.cases);
      if (!json) output.print(asText(path.relative('', file), ran.cases));
    }
    output.print(json ? JSON.stringify({ cases }) : summary(cases));
    if (unread) return 2;
    return cases.every((one) => one.passed) ? 0 : 1;
  },
};

function asText(file: string, cases: readonly CaseResult[]): string {
  const lines = cases.flatMap((one) => [
    `  ${one.passed ? 'pass' : 'FAIL'}  ${one.outcome.padEnd(9)}  ${one.name}`,
    ...one.failures.map((failure) => `        ${failure}`),
    ...one.incidents.map(
      (incident) => `        incident at ${incident.elementId}: ${incident.message}`,
    ),
  ]);
  return [file, ...lines].join('\n');
}

function summary(cases: readonly CaseResult[]): string {
  const passed = cases.filter((one) => one.passed).length;
  return `${passed} passed, ${cases.length - passed} failed`;
}
