import { describe, expect, it } from 'vitest';
import { evaluateDecision } from './evaluate-decision.ts';
import { decisionProblemText } from './problem-text.ts';
import { readDecisions } from './read-decisions.ts';

const clock = { now: Date.UTC(2026, 2, 1), zone: 'UTC' };
const NAMESPACES = {
  '1.1': 'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  '1.2': 'http://www.omg.org/spec/DMN/20180521/MODEL/',
  '1.3': 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  '1.4': 'https://www.omg.org/spec/DMN/20211108/MODEL/',
  '1.5': 'https://www.omg.org/spec/DMN/20230324/MODEL/',
};

const file = (content: string, namespace = NAMESPACES['1.3']): string =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="${namespace}" id="file" name="File" namespace="n">${content}</definitions>`;

const table = (inside: string, attributes = ''): string =>
  `<decisionTable id="t" ${attributes}>${inside}</decisionTable>`;
const input = (text = 'age', typeRef = 'number', more = ''): string =>
  `<input id="i" label="Age"><inputExpression typeRef="${typeRef}"><text>${text}</text></inputExpression>${more}</input>`;
const output = '<output id="o" name="cover" typeRef="string"/>';
const rule = (test: string, result: string, id = 'r'): string =>
  `<rule id="${id}"><inputEntry><text>${test}</text></inputEntry><outputEntry><text>${result}</text></outputEntry></rule>`;
const literal = (text: string, attributes = ''): string =>
  `<literalExpression ${attributes}><text>${text}</text></literalExpression>`;
const decision = (id: string, inside: string): string =>
  `<decision id="${id}" name="${id} name">${inside}</decision>`;
const requires = (id: string, kind = 'requiredDecision'): string =>
  `<informationRequirement><${kind} href="#${id}"/></informationRequirement>`;

const problems = async (xml: string): Promise<unknown[]> =>
  (await readDecisions(xml)).problems.map(({ code, elementId }) => [code, elementId]);

describe('reading a DMN file', () => {
  it.each(Object.entries(NAMESPACES))('takes DMN %s', async (_, namespace) => {
    const xml = file(decision('d', table(input() + output + rule('&gt; 5', '"full"'))), namespace);
    const { decisions, problems: found } = await readDecisions(xml);
    expect(found).toEqual([]);
    const [plan] = decisions;
    if (plan === undefined) throw new Error('nothing was read');
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(evaluateDecision(plan, { age: 6 }, clock)).toMatchObject({ ok: true, value: 'full' });
  });

  it('puts required decisions first, each once, and finds them by name and by id', async () => {
    const xml = file(
      decision('sum', requires('one') + requires('two') + literal('one + two name')) +
        decision('two', requires('one') + literal('one * 2')) +
        decision('one', `<variable name="one" typeRef="number"/>${literal('base')}`),
    );
    const { decisions, problems: found } = await readDecisions(xml);
    expect(found).toEqual([]);
    expect(decisions[0]?.steps.map(({ decisionId }) => decisionId)).toEqual(['one', 'two', 'sum']);
    expect(decisions[0] && evaluateDecision(decisions[0], { base: 5 }, clock)).toMatchObject({
      value: 15,
    });
  });

  it('converts and checks input data by the types of the file', async () => {
    const xml = file(
      `<itemDefinition name="tAsset"><itemComponent name="bought"><typeRef>date</typeRef></itemComponent><itemComponent name="kind"><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemComponent></itemDefinition>
       <inputData id="i" name="asset"><variable name="asset" typeRef="tAsset"/></inputData>${decision('d', requires('i', 'requiredInput') + literal('asset.bought + duration("P1Y")'))}`,
    );
    const { decisions } = await readDecisions(xml);
    const [plan] = decisions;
    if (plan === undefined) throw new Error('nothing was read');
    expect(
      evaluateDecision(plan, { asset: { bought: '2025-01-01', kind: 'a' } }, clock),
    ).toMatchObject({ value: '2026-01-01' });
    expect(
      evaluateDecision(plan, { asset: { bought: '2025-01-01', kind: 'z' } }, clock),
    ).toMatchObject({
      value: null,
      record: [{ notes: [{ code: 'not-of-type', name: 'asset' }] }],
    });
  });

  it('keeps the listed values in their order for priorities', async () => {
    const listed =
      '<output id="o" name="cover"><outputValues><text>"b", "a"</text></outputValues></output>';
    const xml = file(
      decision(
        'd',
        table(input() + listed + rule('-', '"a"') + rule('-', '"b"', 's'), 'hitPolicy="PRIORITY"'),
      ),
    );
    const [plan] = (await readDecisions(xml)).decisions;
    expect(plan && evaluateDecision(plan, {}, clock)).toMatchObject({ value: 'b' });
  });
});

describe('what cannot be executed', () => {
  it.each([
    [
      'a context',
      decision(
        'd',
        '<context><contextEntry><literalExpression><text>1</text></literalExpression></contextEntry></context>',
      ),
      [['decision-logic-unsupported', 'd']],
    ],
    [
      'an invocation',
      decision(
        'd',
        '<invocation><literalExpression><text>f</text></literalExpression></invocation>',
      ),
      [['decision-logic-unsupported', 'd']],
    ],
    [
      'a function',
      decision(
        'd',
        '<functionDefinition><literalExpression><text>1</text></literalExpression></functionDefinition>',
      ),
      [['decision-logic-unsupported', 'd']],
    ],
    [
      'a boxed conditional of DMN 1.4',
      decision('d', '<conditional><if/></conditional>'),
      [
        ['decision-part-unreadable', null],
        ['decision-without-logic', 'd'],
      ],
    ],
    ['a decision without logic', decision('d', ''), [['decision-without-logic', 'd']]],
    [
      'a knowledge model',
      `<businessKnowledgeModel id="b" name="B"/>${decision('d', `<knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement>${literal('B(1)')}`)}`,
      [
        ['decision-knowledge-ignored', 'b'],
        ['feel-unknown-function', 'd'],
        ['decision-needs-knowledge', 'd'],
      ],
    ],
    [
      'another language',
      decision('d', literal('1', 'expressionLanguage="javascript"')),
      [['decision-language', 'd']],
    ],
    [
      'an import',
      `<import name="other" namespace="x" importType="y"/>${decision('d', literal('1'))}`,
      [['decision-import', null]],
    ],
    [
      'a bad cell',
      decision('d', table(input() + output + rule('&gt; (', '"a'))),
      [
        ['feel-syntax', 'r'],
        ['feel-syntax', 'r'],
      ],
    ],
    [
      'a rule with too few cells',
      decision(
        'd',
        table(input() + output + '<rule id="r"><outputEntry><text>1</text></outputEntry></rule>'),
      ),
      [['decision-rule-incomplete', 'r']],
    ],
    [
      'an input without expression',
      decision('d', table('<input id="i"/>' + output + rule('-', '1'))),
      [['decision-input-missing', 'i']],
    ],
    [
      'a table without output',
      decision('d', table(input())),
      [['decision-table-without-output', 'd']],
    ],
    [
      'priorities without an order',
      decision('d', table(input() + output + rule('-', '"a"'), 'hitPolicy="OUTPUT ORDER"')),
      [['decision-priority-unordered', 'd']],
    ],
    [
      'a sum of two outputs',
      decision(
        'd',
        table(
          input() + output + '<output id="p" name="q"/>',
          'hitPolicy="COLLECT" aggregation="SUM"',
        ),
      ),
      [['decision-aggregation-outputs', 'd']],
    ],
    [
      'an output without name among several',
      decision('d', table(input() + output + '<output id="p"/>')),
      [['decision-output-unnamed', 'p']],
    ],
    [
      'a requirement that is not there',
      decision('d', requires('x') + literal('1')),
      [['decision-requirement-unknown', 'd']],
    ],
    [
      'a circle',
      decision('d', requires('e') + literal('1')) + decision('e', requires('d') + literal('1')),
      [
        ['decision-requirement-cycle', 'd'],
        ['decision-requirement-cycle', 'e'],
      ],
    ],
    [
      'what requires something broken',
      decision('d', requires('e') + literal('1')) + decision('e', ''),
      [
        ['decision-without-logic', 'e'],
        ['decision-requirement-fails', 'd'],
      ],
    ],
    [
      'a type that is not known',
      decision('d', `<variable name="v" typeRef="tX"/>${literal('1')}`),
      [['decision-type-unknown', 'd']],
    ],
    ['a file without decisions', '', [['decision-file-empty', null]]],
  ])('is named: %s', async (_, content, expected) => {
    expect(await problems(file(content))).toEqual(expected);
  });

  it('keeps the other decisions of the file', async () => {
    const { decisions } = await readDecisions(
      file(decision('bad', '') + decision('good', literal('1'))),
    );
    expect(decisions.map(({ decisionId }) => decisionId)).toEqual(['good']);
  });
});

describe('a hostile file', () => {
  it.each([
    [
      'an entity bomb',
      '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><definitions/>',
      'decision-file-has-doctype',
    ],
    [
      'an external entity',
      '<!doctype d [<!ENTITY a SYSTEM "file:///etc/passwd">]><definitions/>',
      'decision-file-has-doctype',
    ],
    ['megabytes', `<definitions>${' '.repeat(1_100_000)}</definitions>`, 'decision-file-too-large'],
    ['no XML', 'hello', 'decision-file-unreadable'],
    ['nothing', '', 'decision-file-unreadable'],
    [
      'another vocabulary',
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
      'decision-file-unreadable',
    ],
  ])('is refused: %s', async (_, xml, code) => {
    expect(await problems(xml)).toEqual([[code, null]]);
  });
});

describe('the problems of decisions', () => {
  it('have a sentence in both languages with the same blanks', () => {
    const blanks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const { en, pt } of Object.values(decisionProblemText))
      expect(blanks(en)).toEqual(blanks(pt));
  });
});
