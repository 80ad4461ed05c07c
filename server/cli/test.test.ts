import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { aDiagram, end, start } from '../../test/support/a-diagram.ts';
import { testCommand } from './test.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'roteiro-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const at = path.join(folder, name);
  writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content));
  return at;
}

async function test(...args: string[]) {
  const printed: string[] = [];
  const warned: string[] = [];
  const code = await testCommand.run(args, {
    print: (line) => void printed.push(line),
    warn: (line) => void warned.push(line),
  });
  return { code, printed: printed.join('\n'), warned: warned.join('\n') };
}

file('p.bpmn', aDiagram('p', [start(), end()], ['start->end']));
file('q.bpmn', aDiagram('q', [start(), end()], ['start->end']));

const create = (id: string) => ({
  type: 'CREATE_PROCESS_INSTANCE',
  processDefinitionSelector: { processDefinitionId: id },
});

describe('roteiro test', () => {
  it('prints one object with all cases as JSON', async () => {
    const cases = file('good.test.json', {
      resources: ['p.bpmn'],
      testCases: [
        { name: 'of the file', instructions: [create('p')], note: 'more fields are allowed' },
        { name: 'of its own', resources: ['q.bpmn'], instructions: [create('q')] },
      ],
    });

    const { code, printed } = await test(cases, '--json');

    expect(code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({
      cases: [
        { name: 'of the file', outcome: 'completed', passed: true },
        { name: 'of its own', outcome: 'completed', passed: true },
      ],
    });
  });

  it('shows people what failed as sentences', async () => {
    const cases = file('bad.test.json', {
      resources: ['p.bpmn'],
      testCases: [{ name: 'starts another', instructions: [create('q')] }],
    });

    const { code, printed } = await test(cases);

    expect(code).toBe(1);
    expect(printed).toContain('FAIL  completed  starts another');
    expect(printed).toContain('holds an executable process q');
    expect(printed).toContain('0 passed, 1 failed');
  });

  it('rejects a case whose resource is not there', async () => {
    const cases = file('lost.test.json', {
      testCases: [{ name: 'a', resources: ['lost.bpmn'], instructions: [] }],
    });

    const { code, printed } = await test(cases, '--json');

    expect(code).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({ cases: [{ outcome: 'rejected', passed: false }] });
  });

  it.each([
    ['absent.test.json', null, 'cannot be opened'],
    ['no.test.json', 'no JSON', 'is no JSON'],
    ['other.test.json', { cases: [] }, 'holds no test cases'],
  ])('says that %s cannot be read', async (name, content, sentence) => {
    const at = content === null ? path.join(folder, name) : file(name, content);

    const { code, warned } = await test(at, '--json');

    expect(code).toBe(2);
    expect(warned).toContain(sentence);
  });
});
