import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const reportFile = z.object({
  cases: z.array(
    z.object({
      group: z.string(),
      name: z.string(),
      status: z.enum(['pass', 'refused', 'FAIL', 'advisory']),
      why: z.string(),
    }),
  ),
});

export interface Judgement {
  /** The judge's own table and its last line. */
  readonly text: string;
  readonly cases: z.infer<typeof reportFile>['cases'];
}

/** The command line without the launcher, which would look after dependencies first. */
const CLI = 'node --import tsx server/cli/main.ts';

/** Puts suites before the judge that comes with them, over the real command line. */
export function runJudge(
  folder: string,
  suites: readonly string[],
  scope: readonly string[],
): Judgement {
  const work = mkdtempSync(path.join(tmpdir(), 'roteiro-judge-'));
  try {
    const names = path.join(work, 'scope.json');
    const report = path.join(work, 'report.json');
    writeFileSync(names, JSON.stringify(scope));
    const judged = spawnSync(
      process.execPath,
      [
        path.join(folder, 'run.mjs'),
        folder,
        '--cwd',
        path.resolve(import.meta.dirname, '../..'),
        '--cli',
        CLI,
        '--suite',
        suites.join(','),
        '--scope',
        names,
        '--checks',
        '0',
        '--report',
        report,
      ],
      { encoding: 'utf8', env: { ...process.env, LANG: 'C' } },
    );
    if (judged.error !== undefined) throw judged.error;
    const { cases } = reportFile.parse(JSON.parse(readFileSync(report, 'utf8')));
    return { text: judged.stdout, cases };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
