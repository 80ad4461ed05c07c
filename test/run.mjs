#!/usr/bin/env node
// What a change must pass, in order; ends with "N passed, N failed". Plain JavaScript, for it runs
// before the dependencies may be there. With arguments: only those stages (`static unit integration`).
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../launcher/before-dependencies/dependencies.mjs';

const checkout = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

const failure = await ensureDependencies({
  checkout,
  dataFolder: path.join(work, 'data'),
  quiet: false,
});
if (failure !== null) {
  console.error(failure);
  process.exit(1);
}

const bin = (name) => path.join(checkout, 'node_modules', '.bin', name);
const run = (command, args) =>
  spawnSync(command, args, { cwd: checkout, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;

/** Runs a command while others run, and prints what it said when it has ended. */
async function single(name, command, args) {
  const began = performance.now();
  const child = spawn(command, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      said += `${error.message}\n`;
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
  total[status === 0 ? 'passed' : 'failed'] += 1;
  const verdict = status === 0 ? 'passed' : 'FAILED';
  console.log(`\n── ${name}\n${said}   ${verdict} in ${seconds(began)}`);
}

function vitest(name, projects, workers) {
  console.log(`\n── ${name}`);
  const began = performance.now();
  const report = path.join(work, `${name}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const status = run(bin('vitest'), [
    'run',
    ...chosen,
    `--maxWorkers=${workers}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counts = read(report);
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  // A file that cannot even be loaded fails without a failed test.
  total.failed += Math.max(counts.failed, status === 0 ? 0 : 1);
  console.log(`   ${name} in ${seconds(began)}`);
}

function read(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
      fs.readFileSync(report, 'utf8'),
    );
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

const QUIETLY = ['--check', '--log-level=warn'];

const stages = {
  async static() {
    await Promise.all([
      single('format', bin('prettier'), [...QUIETLY, '--cache', '--cache-strategy=content', '.']),
      single('lint', bin('oxlint'), ['--type-aware', '--deny-warnings']),
      single('types of workflows', bin('tsc'), ['-p', 'workflows/tsconfig.json']),
      single('types', bin('tsc'), ['-p', 'tsconfig.json']),
      single('types of designer', bin('tsc'), ['-p', 'designer/tsconfig.json']),
    ]);
  },
  unit: () => vitest('unit', ['unit', 'conformance', 'replay', 'architecture'], os.cpus().length),
  // One file at a time: each has servers and programs of its own.
  integration: () => vitest('integration', ['integration'], 1),
  e2e: () => vitest('e2e', ['e2e'], 1),
};

const wanted = process.argv.slice(2);
for (const [name, stage] of Object.entries(stages))
  if (wanted.length === 0 || wanted.includes(name)) await stage();
fs.rmSync(work, { recursive: true, force: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
