import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue, Variables } from '../expressions/json-value.ts';
import type { DecisionPlan, DecisionTable, HitPolicy, TypePlan } from './decision-plan.ts';
import type { DecisionResult } from './evaluate-decision.ts';
import { evaluateDecision } from './evaluate-decision.ts';
import { decisionFailureText } from './failure-text.ts';

const clock = { now: Date.UTC(2026, 2, 1, 12), zone: 'America/Sao_Paulo' };
const numberType: TypePlan = { base: 'number', list: false, allowed: null, entries: null };

const planOf = (table: DecisionTable, type: TypePlan | null = null): DecisionPlan => ({
  decisionId: 'cover',
  name: 'Cover',
  steps: [
    {
      decisionId: 'cover',
      name: 'Cover',
      resultNames: ['cover'],
      requires: [],
      inputData: [],
      type,
      logic: table,
    },
  ],
});

/** A table over `age` and `kind` with one output. */
const tableOf = (
  hitPolicy: HitPolicy,
  rules: readonly (readonly [age: string, kind: string, output: string])[],
  extra: Partial<DecisionTable> = {},
): DecisionTable => ({
  kind: 'table',
  hitPolicy,
  aggregation: null,
  inputs: [
    { id: 'i1', label: 'Age', expression: 'age', type: numberType, allowed: null },
    { id: 'i2', label: 'Kind', expression: 'kind', type: null, allowed: null },
  ],
  outputs: [{ id: 'o1', name: 'cover', allowed: null, order: null, otherwise: null }],
  rules: rules.map(([age, kind, output], index) => ({
    id: `r${index + 1}`,
    inputs: [age, kind],
    outputs: [output],
  })),
  ...extra,
});

const ask = (table: DecisionTable, variables: Variables): DecisionResult =>
  evaluateDecision(planOf(table), variables, clock);
const answer = (table: DecisionTable, variables: Variables): JsonValue => {
  const result = ask(table, variables);
  return result.ok ? result.value : `! ${result.failure.code}`;
};

const overlapping = [
  ['> 10', '-', '"low"'],
  ['> 20', '-', '"high"'],
  ['-', '"x"', '"special"'],
] as const;
const listed = {
  outputs: [
    {
      id: 'o1',
      name: 'cover',
      allowed: '"special", "high", "low"',
      order: ['special', 'high', 'low'],
      otherwise: null,
    },
  ],
};
const numbers = [
  ['> 10', '-', '3'],
  ['> 20', '-', 'age'],
  ['-', '"x"', '5'],
] as const;

describe('the hit policy', () => {
  it('UNIQUE takes the only rule that matches and refuses two', () => {
    expect(answer(tableOf('UNIQUE', overlapping), { age: 15, kind: 'y' })).toBe('low');
    expect(ask(tableOf('UNIQUE', overlapping), { age: 30, kind: 'x' })).toEqual({
      ok: false,
      failure: {
        code: 'decision-unique-violated',
        params: { decision: 'cover', rules: '1, 2, 3' },
      },
    });
  });

  it('ANY takes rules that agree and refuses those that do not', () => {
    const agreeing = [
      ['> 10', '-', '1 + 1'],
      ['> 20', '-', '2'],
    ] as const;
    expect(answer(tableOf('ANY', agreeing), { age: 30 })).toBe(2);
    expect(answer(tableOf('ANY', overlapping), { age: 30 })).toBe('! decision-any-differs');
  });

  it('FIRST takes the first in the order of the table', () => {
    expect(answer(tableOf('FIRST', overlapping), { age: 30, kind: 'x' })).toBe('low');
  });

  it('PRIORITY takes the result that is listed first', () => {
    expect(answer(tableOf('PRIORITY', overlapping, listed), { age: 30, kind: 'x' })).toBe(
      'special',
    );
    expect(answer(tableOf('PRIORITY', overlapping, listed), { age: 30, kind: 'y' })).toBe('high');
  });

  it('RULE ORDER and OUTPUT ORDER give all results, by table and by list', () => {
    expect(answer(tableOf('RULE ORDER', overlapping, listed), { age: 30, kind: 'x' })).toEqual([
      'low',
      'high',
      'special',
    ]);
    expect(answer(tableOf('OUTPUT ORDER', overlapping, listed), { age: 30, kind: 'x' })).toEqual([
      'special',
      'high',
      'low',
    ]);
  });

  it('COLLECT gives all results, or adds them up', () => {
    const collect = (aggregation: DecisionTable['aggregation'], age: number): JsonValue =>
      answer(tableOf('COLLECT', numbers, { aggregation }), { age, kind: 'x' });
    expect(collect(null, 30)).toEqual([3, 30, 5]);
    expect(collect('SUM', 30)).toBe(38);
    expect(collect('MIN', 30)).toBe(3);
    expect(collect('MAX', 30)).toBe(30);
    expect(collect('COUNT', 30)).toBe(3);
    expect(answer(tableOf('COLLECT', overlapping, { aggregation: 'SUM' }), { age: 30 })).toBe(
      '! decision-not-aggregable',
    );
  });
});

describe('a table in which no rule matches', () => {
  it('answers null, and a count of 0', () => {
    expect(answer(tableOf('UNIQUE', overlapping), { age: 1 })).toBeNull();
    expect(answer(tableOf('COLLECT', numbers), { age: 1 })).toBeNull();
    expect(answer(tableOf('COLLECT', numbers, { aggregation: 'COUNT' }), { age: 1 })).toBe(0);
  });

  it('answers with the default where there is one', () => {
    const outputs = [{ id: 'o1', name: 'cover', allowed: null, order: null, otherwise: '"none"' }];
    expect(answer(tableOf('FIRST', overlapping, { outputs }), { age: 1 })).toBe('none');
    expect(answer(tableOf('RULE ORDER', overlapping, { outputs }), { age: 1 })).toEqual(['none']);
  });

  it('is one whose inputs are absent or of another type, which is noted', () => {
    expect(answer(tableOf('UNIQUE', overlapping), {})).toBeNull();
    expect(ask(tableOf('UNIQUE', overlapping), { age: 'many' })).toMatchObject({
      ok: true,
      value: null,
      record: [{ inputs: { Age: null }, notes: [{ code: 'not-of-type', name: 'Age' }] }],
    });
  });
});

describe('a table', () => {
  it('records its inputs, the rules that matched and what they gave', () => {
    expect(ask(tableOf('RULE ORDER', overlapping), { age: 30, kind: 'y', other: 1 })).toEqual({
      ok: true,
      value: ['low', 'high'],
      record: [
        {
          decisionId: 'cover',
          name: 'Cover',
          inputs: { Age: 30, Kind: 'y' },
          matchedRules: [
            { index: 1, ruleId: 'r1', outputs: { cover: 'low' } },
            { index: 2, ruleId: 'r2', outputs: { cover: 'high' } },
          ],
          output: ['low', 'high'],
          notes: [],
        },
      ],
    });
  });

  it('with several outputs answers with a context', () => {
    const outputs = ['cover', 'rate'].map((name) => ({
      id: name,
      name,
      allowed: null,
      order: null,
      otherwise: null,
    }));
    const rules = [{ id: 'r1', inputs: ['-', '-'], outputs: ['"full"', 'age * 2'] }];
    expect(answer(tableOf('UNIQUE', [], { outputs, rules }), { age: 2 })).toEqual({
      cover: 'full',
      rate: 4,
    });
  });

  it('refuses inputs and outputs outside of their allowed values', () => {
    const inputs = [
      { id: 'i1', label: 'Kind', expression: 'kind', type: null, allowed: '"x", "y"' },
    ];
    const rules = [{ id: 'r1', inputs: ['-'], outputs: ['"odd"'] }];
    expect(answer(tableOf('UNIQUE', [], { inputs, rules }), { kind: 'z' })).toBe(
      '! decision-input-not-allowed',
    );
    expect(answer(tableOf('UNIQUE', [], { inputs, rules }), {})).toBe('odd');
    expect(answer(tableOf('UNIQUE', [], { inputs, rules, ...listed }), { kind: 'x' })).toBe(
      '! decision-output-not-allowed',
    );
  });

  it('reads texts as the dates their type says, and answers with text', () => {
    const dateType: TypePlan = { ...numberType, base: 'date' };
    const inputs = [{ id: 'i1', label: 'Day', expression: 'day', type: dateType, allowed: null }];
    const rules = [{ id: 'r1', inputs: ['<= today()'], outputs: ['date(day) + duration("P1M")'] }];
    expect(answer(tableOf('UNIQUE', [], { inputs, rules }), { day: '2026-02-01' })).toBe(
      '2026-03-01',
    );
    expect(answer(tableOf('UNIQUE', [], { inputs, rules }), { day: '2026-04-01' })).toBeNull();
  });

  it('says in which cell an expression failed', () => {
    expect(ask(tableOf('UNIQUE', [['> 1', '-', 'foo(1)']]), { age: 2 })).toEqual({
      ok: false,
      failure: {
        code: 'feel-unknown-function',
        params: { name: 'foo', decision: 'cover', elementId: 'r1', expression: 'foo(1)' },
      },
    });
  });

  it('whose cells cost too much together is refused', () => {
    const rules = Array.from({ length: 2_000 }, () => ['? > limit', '-', '1'] as const);
    const before = process.cpuUsage();
    expect(answer(tableOf('FIRST', rules), { age: 1, limit: 2 })).toBe('! feel-too-costly');
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(500);
  });

  it('of thousands of plain cells is not', () => {
    const rules = Array.from(
      { length: 3_000 },
      (_, index) => [String(index), '"x"', `"${index}"`] as const,
    );
    expect(answer(tableOf('UNIQUE', rules), { age: 2_999, kind: 'x' })).toBe('2999');
  });
});

describe('a graph of decisions', () => {
  const step = { inputData: [], type: null, requires: [] };
  const plan: DecisionPlan = {
    decisionId: 'c',
    name: 'C',
    steps: [
      {
        ...step,
        decisionId: 'a',
        name: 'A',
        resultNames: ['limit date'],
        logic: { kind: 'expression', expression: 'date(start) + duration("P30D")' },
      },
      {
        ...step,
        decisionId: 'b',
        name: 'B',
        resultNames: ['hidden'],
        logic: { kind: 'expression', expression: '1' },
      },
      {
        ...step,
        decisionId: 'c',
        name: 'C',
        resultNames: ['c'],
        requires: ['a'],
        logic: { kind: 'expression', expression: '{late: limit date < today(), seen: hidden}' },
      },
    ],
  };

  it('hands on results as they are, to those that require them', () => {
    expect(evaluateDecision(plan, { start: '2026-01-01' }, clock)).toMatchObject({
      ok: true,
      value: { late: true, seen: null },
      record: [{ output: '2026-01-31' }, { output: 1 }, { inputs: { 'limit date': '2026-01-31' } }],
    });
  });

  it('answers the same twice, and after its plan went through JSON', () => {
    const cell = fc.constantFrom('-', '> 1', '[1..3]', '"x"', 'not("x")', '? = kind', 'age', '');
    const rule = fc.tuple(cell, cell, fc.constantFrom('1', 'age', '"a"', 'age + 1', ''));
    const policy = fc.constantFrom<HitPolicy>(
      'UNIQUE',
      'ANY',
      'PRIORITY',
      'FIRST',
      'RULE ORDER',
      'OUTPUT ORDER',
      'COLLECT',
    );
    const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('x', 'y', null));
    fc.assert(
      fc.property(
        policy,
        fc.array(rule, { maxLength: 4 }),
        value,
        value,
        (hitPolicy, rules, age, kind) => {
          const table = planOf(tableOf(hitPolicy, rules));
          const once = evaluateDecision(table, { age, kind }, clock);
          const again: DecisionPlan = JSON.parse(JSON.stringify(table));
          expect(again).toEqual(table);
          expect(evaluateDecision(again, { age, kind }, clock)).toEqual(once);
          expect(JSON.parse(JSON.stringify(once))).toEqual(once);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the failures of decisions', () => {
  it('have a sentence in both languages with the same blanks', () => {
    const blanks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const { en, pt } of Object.values(decisionFailureText))
      expect(blanks(en)).toEqual(blanks(pt));
  });
});
