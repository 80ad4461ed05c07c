import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflowCode } from '@temporalio/worker';
import { CHECKOUT, sourceFiles } from './source-files.ts';

const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, log() {} };
let code = '';

beforeAll(async () => {
  const bundle = await bundleWorkflowCode({
    workflowsPath: path.join(CHECKOUT, 'workflows/index.ts'),
    logger: quiet,
  });
  code = bundle.code;
}, 60_000);

describe('the workflow bundle', () => {
  it('holds the interpreter', () => {
    expect(code).toContain('workflows/interpret/advance.ts');
  });

  it.each(['bpmn-moddle', 'dmn-moddle', 'moddle-xml', 'zod', 'knex', 'pino'])(
    'does not contain %s',
    (name) => {
      expect(code).not.toContain(`node_modules/${name}/`);
    },
  );

  it('asks for no Node built-in', () => {
    expect([
      ...code.matchAll(/require\(["'](node:)?(fs|path|crypto|os|net|http|child_process)["']\)/g),
    ]).toEqual([]);
  });

  // A worker evaluates it once a thread for all the runs it hosts (`bundle-workflows.ts`).
  it('keeps nothing of a run in its modules, only what follows from a key', () => {
    const container =
      /^(?:export )?const \w+\b(?!: Readonly)[^=\n]*= new (?:WeakMap|Map|Set|BoundedCache)\b[^(]*\([\w ]*\)/;
    const found = sourceFiles()
      .map(({ file }) => file)
      .filter((file) => /^workflows\/(?!compile\/|try-out\/)/.test(file))
      .flatMap((file) =>
        fs
          .readFileSync(path.join(CHECKOUT, file), 'utf8')
          .split('\n')
          .filter((line) => /^(?:export )?(?:let|var) /.test(line) || container.test(line))
          .map((line) => `${file}: ${line.replace(/^(?:export )?(\w+ \w+).*/, '$1')}`),
      );
    expect(found.toSorted()).toEqual([
      'workflows/expressions/fast/fast-expression.ts: const plans',
      'workflows/expressions/fast/fast-unary-tests.ts: const plans',
      'workflows/expressions/read-expression.ts: const byText',
      'workflows/plan/plan-index.ts: const indexes',
    ]);
  });
});
