import { expect, it } from 'vitest';
import { aDiagram, drawn, end, extended, start } from '../../test/support/a-diagram.ts';
import { createCompiler } from './create-compiler.ts';

const compile = createCompiler(['http']);
const settings = { queues: [], serviceTypes: [] };

const calling = (called: string) =>
  aDiagram(
    'caller',
    [
      start(),
      drawn('callActivity', 'call', extended(`<zeebe:calledElement processId="${called}" />`)),
      end(),
    ],
    ['start->call', 'call->end'],
  );

async function found(called: string, processIds: readonly string[] = []) {
  const xml = calling(called);
  const compiled = await compile({ xml, forms: [], decisions: [], settings, processIds });
  return {
    ok: compiled.ok,
    problems: compiled.problems.map(({ code, severity, elementId }) => [code, severity, elementId]),
  };
}

it('warns of a call to a process that is not published, and compiles it', async () => {
  expect(await found('orcamento', ['reparo'])).toEqual({
    ok: true,
    problems: [['called-process-unknown', 'warning', 'call']],
  });
});

it.each([
  ['is published', 'orcamento', ['orcamento']],
  ['is in the same file', 'caller', []],
  ['is computed in the run', '=which', []],
])('says nothing of a called process that %s', async (_situation, called, published) => {
  expect(await found(called, published)).toEqual({ ok: true, problems: [] });
});
