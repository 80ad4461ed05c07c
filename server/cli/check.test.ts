import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { aDiagram, drawn, end, extended, start } from '../../test/support/a-diagram.ts';
import { checkCommand, type CheckedFile } from './check.ts';
import { readTextFile } from './read-text-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'roteiro-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | Uint8Array): string {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
}

async function check(...args: string[]): Promise<{ code: number; files: CheckedFile[] }> {
  let printed = '';
  const print = (line: string) => void (printed += line);
  const code = await checkCommand.run([...args, '--json'], { print, warn: print });
  return { code, files: JSON.parse(printed) as CheckedFile[] };
}

const calling = aDiagram(
  'caller',
  [
    start(),
    drawn('callActivity', 'call', extended('<zeebe:calledElement processId="called" />')),
    drawn(
      'userTask',
      'ask',
      extended('<zeebe:userTask /><zeebe:formDefinition formId="questions" />'),
    ),
    end(),
  ],
  ['start->call', 'call->ask', 'ask->end'],
);
const called = aDiagram('called', [start(), end()], ['start->end']);
const form = JSON.stringify({ id: 'questions', type: 'default', components: [] });

describe('roteiro check', () => {
  it('warns of what a file refers to and nobody gave', async () => {
    const { code, files } = await check(file('caller.bpmn', calling));

    expect(code).toBe(0);
    expect(files[0]?.ok).toBe(true);
    expect(files[0]?.problems.map((one) => [one.code, one.severity, one.elementId])).toEqual([
      ['called-process-unknown', 'warning', 'call'],
      ['form-unknown', 'warning', 'ask'],
    ]);
  });

  it('resolves the references of files that are given together', async () => {
    const paths = [
      file('caller.bpmn', calling),
      file('called.bpmn', called),
      file('questions.json', form),
    ];

    const { code, files } = await check(...paths);

    expect(code).toBe(0);
    expect(files).toEqual(paths.map((at) => ({ file: at, ok: true, problems: [] })));
  });

  it('tells in the language that is asked for', async () => {
    const bad = file('bad.bpmn', aDiagram('p', [start(), drawn('inclusiveGateway', 'any')], []));

    const { code, files } = await check(bad, '--language', 'pt');

    expect(code).toBe(1);
    const problem = files[0]?.problems.find((one) => one.elementId === 'any');
    expect(problem?.code).toBe('element-not-supported');
    expect(problem?.message).toContain('não executa');
  });

  it.each([
    ['no-such-file.bpmn', null, 'file-unreadable'],
    ['text.bpmn', 'this is no XML', 'diagram-unreadable'],
    ['cut-off.bpmn', called.slice(0, 300), 'diagram-unreadable'],
    ['text.txt', 'nothing that is known', 'file-not-recognised'],
    ['list.json', '{ "a": 1 }', 'file-not-recognised'],
    ['bytes.bpmn', new Uint8Array([0, 255, 254, 7]), 'diagram-has-forbidden-character'],
  ])('answers about %s, too, and about the others beside it', async (name, text, code) => {
    const unreadable = text === null ? path.join(folder, name) : file(name, text);

    const answer = await check(unreadable, file('called.bpmn', called));

    expect(answer.code).toBe(2);
    expect(answer.files.map(({ ok }) => ok)).toEqual([false, true]);
    expect(answer.files[0]?.problems.map((one) => one.code)).toContain(code);
  });

  it.each([
    ['UTF-16', 'utf16le'],
    ['ISO-8859-1', 'latin1'],
  ] as const)('reads a diagram in %s as it says of itself', async (declared, encoding) => {
    const named = called.replace('id="called"', 'id="called" name="Peça"');
    const mark = encoding === 'utf16le' ? '\uFEFF' : '';
    const bytes = Buffer.from(`${mark}${named.replace('UTF-8', declared)}`, encoding);

    const at = file('encoded.bpmn', bytes);

    expect((await check(at)).code).toBe(0);
    expect(await readTextFile(at)).toBe(named);
  });

  it('tells DMN and forms by what they hold', async () => {
    const dmn =
      '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"/>';

    const { files } = await check(file('decision.xml', dmn), file('form.json', form));

    expect(files.map(({ ok }) => ok)).toEqual([false, true]);
    expect(files[0]?.problems.map((one) => one.code)).toEqual(['decision-file-empty']);
  });

  it('asks for a file', async () => {
    await expect(check()).rejects.toThrow('Name at least one file');
  });
});
