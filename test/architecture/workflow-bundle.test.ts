import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflowCode } from '@temporalio/worker';
import { CHECKOUT } from './source-files.ts';

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
});
