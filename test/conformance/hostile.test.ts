import { describe, expect, it, vi } from 'vitest';
import { readDecisionFile } from '../../server/decisions/check-decision-file.ts';
import { compileProcedure } from '../../workflows/compile/compile-procedure.ts';
import { problemText } from '../../workflows/compile/problem.ts';
import { evaluateExpression } from '../../workflows/expressions/evaluate-expression.ts';
import { advance } from '../../workflows/interpret/advance.ts';
import { foldFacts } from '../../workflows/interpret/fold.ts';
import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import { initialState } from '../../workflows/interpret/state.ts';
import { refuseJobType } from '../../workflows/shell/perform-step.ts';
import {
  aDiagram,
  drawn,
  end,
  extended,
  serviceTask,
  start,
  userTask,
} from '../support/a-diagram.ts';

const WITHIN_MS = 5000;
vi.setConfig({ testTimeout: 60_000 });

/** What this process has computed: others on the machine do not count. */
function computedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Compiles; fails when that takes as long as a person would wait. */
async function compiled(xml: string) {
  const began = computedMs();
  const { plans, problems } = await compileProcedure({ xml });
  expect(computedMs() - began).toBeLessThan(WITHIN_MS);
  // Whatever is wrong, it can be said.
  for (const problem of problems)
    for (const language of ['en', 'pt'] as const)
      expect(problemText(problem, language)).not.toBe('');
  expect(JSON.stringify(problems).length).toBeLessThan(1_000_000);
  const codes = new Set(problems.map(({ code }) => code));
  return { plan: plans[0] ?? null, codes: [...codes] };
}

const refused = async (xml: string) => {
  const { plan, codes } = await compiled(xml);
  expect(plan).toBeNull();
  return codes;
};

const processOf = (inner: string) => aDiagram('p', [], []).replace('</bpmn:process>', `${inner}$&`);
const DOCTYPE = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;
const EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
const withDoctype = (doctype: string) =>
  aDiagram(
    'p',
    [drawn('startEvent', 's', '<bpmn:documentation>&a;</bpmn:documentation>')],
    [],
  ).replace('?>', `?>${doctype}`);

describe('a file that is an attack', () => {
  it.each([
    ['a bomb of entities', withDoctype(DOCTYPE), 'diagram-has-doctype'],
    ['an external entity', withDoctype(EXTERNAL), 'diagram-has-doctype'],
    ['a declaration in small letters', withDoctype(EXTERNAL.toLowerCase()), 'diagram-has-doctype'],
    ['10 MB', processOf(`<!--${'x'.repeat(10 * 1024 * 1024)}-->`), 'diagram-too-large'],
    ['more tags than anybody drew', processOf('<bpmn:task/>'.repeat(600_000)), 'diagram-too-large'],
    ['text that is no XML', 'x'.repeat(1_000_000), 'diagram-unreadable'],
    ['half a file', aDiagram('p', [start()], []).slice(0, 400), 'diagram-unreadable'],
    [
      'NUL in a name',
      processOf('<bpmn:task id="t" name="a\0b"/>'),
      'diagram-has-forbidden-character',
    ],
    [
      'NUL by reference',
      processOf('<bpmn:task id="t" name="a&#x0;b"/>'),
      'diagram-has-forbidden-character',
    ],
    [
      'half a character',
      processOf('<bpmn:task id="t" name="&#55296;"/>'),
      'diagram-has-forbidden-character',
    ],
    [
      'a control character',
      processOf('<bpmn:task id="t" name="\u0008"/>'),
      'diagram-has-forbidden-character',
    ],
  ])('is refused for %s', async (_what, xml, code) => {
    expect(await refused(xml)).toEqual([code]);
  });

  it.each([
    ['unknown elements', '<bpmn:foo/>'],
    ['one id', '<bpmn:task id="same"/>'],
    ['text between elements', 'hello<bpmn:task/>'],
    ['attributes without quotes', '<bpmn:task id=x/>'],
    ['undeclared entities', '<bpmn:task name="&foo;"/>'],
    ['sections of characters', '<![CDATA[x]]>'],
    ['foreign elements', '<x:a xmlns:x="u"/>'],
    ['no ids', '<bpmn:task/>'],
  ])('is refused in time when it repeats %s fifty thousand times', async (_what, part) => {
    expect((await refused(processOf(part.repeat(50_000)))).length).toBeGreaterThan(0);
  });

  it.each([31, 5000, 60_000])('is refused when sub-processes are nested %i deep', async (depth) => {
    const open = Array.from({ length: depth }, (_, at) => `<bpmn:subProcess id="d${at}">`).join('');
    const codes = await refused(processOf(`${open}${'</bpmn:subProcess>'.repeat(depth)}`));
    expect(codes).toContain('diagram-nested-too-deep');
  });
});

describe('a drawing of 5,000 elements compiles in time', () => {
  const ids = Array.from({ length: 5000 }, (_, at) => `t${at}`);

  it('one after the other', async () => {
    const flows = ids.slice(1).map((id, at) => `t${at}->${id}`);
    const elements = [start(), ...ids.map((id) => userTask(id)), end()];
    const { plan } = await compiled(aDiagram('p', elements, ['start->t0', ...flows, 't4999->end']));
    expect(plan?.nodes).toHaveLength(5002);
  });

  it('with 2,500 gateways', async () => {
    const parts = ids.slice(0, 1250).map((_, at) => ({
      elements: [
        drawn('exclusiveGateway', `s${at}`, '', `default="s${at}_b${at}"`),
        ...['a', 'b'].map((branch) => drawn('task', `${branch}${at}`)),
        drawn('exclusiveGateway', `j${at}`),
      ],
      flows: [
        `s${at}->a${at}: =x > ${at}`,
        `s${at}->b${at}`,
        `a${at}->j${at}`,
        `b${at}->j${at}`,
        at === 1249 ? `j${at}->end` : `j${at}->s${at + 1}`,
      ],
    }));
    const elements = [start(), ...parts.flatMap((part) => part.elements), end()];
    const flows = ['start->s0', ...parts.flatMap((part) => part.flows)];
    expect((await compiled(aDiagram('p', elements, flows))).plan?.nodes).toHaveLength(5002);
  });

  it('all beside each other', async () => {
    const tasks = ids.map((id) => drawn('task', id));
    const flows = ids.flatMap((id) => [`start->${id}`, `${id}->end`]);
    const { plan } = await compiled(aDiagram('p', [start(), ...tasks, end()], flows));
    expect(plan?.nodes).toHaveLength(5002);
  });
});

const T0 = Date.UTC(2026, 0, 1);

/** Starts a run and completes the user task in it; what it wrote must fold to where it stands. */
async function worked(xml: string, values = {}) {
  const { plan } = await compiled(xml);
  if (plan === null) throw new Error('It was refused.');
  const first = initialState({ runId: 'r', zone: 'UTC', at: T0 });
  const starting: Occurrence = {
    kind: 'run-started',
    id: 'start',
    at: T0,
    variables: {},
    element: null,
    actor: { kind: 'person', id: 'ana', role: 'technician' },
  };
  const begun = advance(plan, first, starting);
  const token = Object.values(begun.state.tokens).find(({ wait }) => wait?.kind === 'task')?.id;
  if (token === undefined) throw new Error('No task is open.');
  const actor = { kind: 'person', id: 'ana', role: 'technician' } as const;
  const done: Occurrence = { kind: 'task-completed', id: 'c', at: T0, token, values, actor };
  const ended = advance(plan, begun.state, done);
  const facts = [...begun.facts, ...ended.facts];
  expect(foldFacts(first, facts)).toEqual(ended.state);
  return { state: ended.state, facts };
}

describe('names', () => {
  it.each(['constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'])(
    'that JavaScript gives to every object are ids like others: %s',
    async (id) => {
      const around = ['start->' + id, id + '->end'];
      const asElement = await worked(aDiagram('p', [start(), userTask(id), end()], around), {
        [id === 'toString' || id === 'valueOf' ? id : 'x']: 1,
      });
      expect(asElement.state.status).toBe('completed');
      const plain = ['start->t', 't->end'];
      const asProcess = await worked(aDiagram(id, [start(), userTask('t'), end()], plain));
      expect(asProcess.state.status).toBe('completed');
    },
  );

  it.each([
    ['an element', aDiagram('p', [start(), userTask('__proto__')], ['start->__proto__'])],
    ['a process', aDiagram('__proto__', [start(), end()], ['start->end'])],
    [
      'a variable',
      aDiagram(
        'p',
        [
          start(),
          userTask(
            't',
            '<zeebe:ioMapping><zeebe:output source="=1" target="a.__proto__.b"/></zeebe:ioMapping>',
          ),
        ],
        ['start->t'],
      ),
    ],
  ])('that reach a prototype are refused for %s', async (_what, xml) => {
    expect((await refused(xml)).length).toBeGreaterThan(0);
  });

  it('of forms, messages, headers and decisions that reach a prototype change nothing', async () => {
    const message = (name: string) =>
      `<bpmn:message id="m" name="${name}">${extended('<zeebe:subscription correlationKey="=k"/>')}</bpmn:message>`;
    for (const name of ['__proto__', 'constructor']) {
      const xml = aDiagram(
        'p',
        [
          start(),
          userTask('t', `<zeebe:formDefinition formId="${name}"/>`),
          serviceTask(
            's',
            'work',
            `<zeebe:taskHeaders><zeebe:header key="${name}" value="1"/></zeebe:taskHeaders>`,
          ),
          drawn(
            'businessRuleTask',
            'd',
            extended(`<zeebe:calledDecision decisionId="${name}" resultVariable="r"/>`),
          ),
          drawn('intermediateCatchEvent', 'c', '<bpmn:messageEventDefinition messageRef="m"/>'),
          end(),
        ],
        ['start->t', 't->s', 's->d', 'd->c', 'c->end'],
        message(name),
      );
      const { codes } = await compiled(xml);
      expect(codes).toEqual(expect.arrayContaining(['form-unknown', 'decision-unknown']));
      const { problems } = await readDecisionFile(
        `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${name}" name="f" namespace="n"><decision id="${name}" name="${name}"><literalExpression id="l"><text>1</text></literalExpression></decision></definitions>`,
      );
      expect(problems).toBeInstanceOf(Array);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('keep script, markup and ten thousand characters as the text they are', async () => {
    for (const name of [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      'x'.repeat(10_000),
    ]) {
      const escaped = name
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('"', '&quot;');
      const xml = aDiagram('p', [start(), userTask('t'), end()], ['start->t', 't->end']).replace(
        'name="t"',
        `name="${escaped}"`,
      );
      const { plan } = await compiled(xml);
      expect(plan?.nodes.find(({ id }) => id === 't')?.name).toBe(name);
    }
  });
});

describe('FEEL over its bound', () => {
  it.each([
    ['a huge range', 'sum(for i in 1..1000000 return i)', 'feel-too-costly'],
    ['a product of ranges', 'for a in 1..1000, b in 1..1000 return 1', 'feel-too-costly'],
    [
      'iteration in iteration in iteration',
      'for a in [1] return for b in [1] return for c in [1] return 1',
      'feel-iteration-nested',
    ],
    ['deep parentheses', `${'('.repeat(4999)}1${')'.repeat(4999)}`, 'feel-too-long'],
    ['parentheses within the length', `${'('.repeat(450)}1${')'.repeat(450)}`, 'feel-too-long'],
    ['a long chain', '1+'.repeat(3000) + '1', 'feel-too-long'],
    ['a function', '(function(x) x(x))(function(x) x(x))', 'feel-unknown-function'],
    [
      'a way to JavaScript',
      'x.constructor.constructor("return process")()',
      'feel-unknown-function',
    ],
    ['a prototype', '{"__proto__": 1}', 'feel-reserved-name'],
    [
      'a text that doubles',
      'for i in 1..40 return if i = 1 then "ab" else string join([partial[-1], partial[-1]])',
      'feel-too-costly',
    ],
  ])('is refused at once: %s', (_what, expression, code) => {
    const began = computedMs();
    const result = evaluateExpression(expression, { x: {} }, { now: T0, zone: 'UTC' });
    expect(computedMs() - began).toBeLessThan(1000);
    expect(result.ok ? 'taken' : result.failure.code).toBe(code);
  });

  it('matches a pattern that hangs others in a time that grows with the text only', () => {
    const began = computedMs();
    const result = evaluateExpression(
      `matches("${'a'.repeat(5000)}!", "^(a+)+$")`,
      {},
      { now: T0, zone: 'UTC' },
    );
    expect(computedMs() - began).toBeLessThan(1000);
    expect(result).toMatchObject({ ok: true, value: false });
  });
});

describe('a step that asks for what is ours', () => {
  it('is refused by name, and by what its expression gives in a run', async () => {
    const typed = (type: string) =>
      aDiagram('p', [start(), serviceTask('s', type), end()], ['start->s', 's->end']);
    expect(await refused(typed('roteiro.anything'))).toContain('service-type-reserved');
    expect(refuseJobType('roteiro.record')).toMatchObject({
      kind: 'failed',
      failure: { type: 'RESERVED_JOB_TYPE' },
    });
    for (const jobType of ['', ' ', 'x'.repeat(10_000)])
      expect(refuseJobType(jobType)).toMatchObject({
        kind: 'failed',
        failure: { type: 'JOB_TYPE_NOT_VALID' },
      });
  });
});
