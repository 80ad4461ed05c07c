import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../evaluate-expression.ts';

const clock = { now: 1_700_000_000_000, zone: 'UTC' };
const variables = {
  a: 3,
  b: [1, 2, 3],
  l: Array.from({ length: 1_500 }, (_, id) => ({ id, name: `n${id}`, tags: ['a', 'b'] })),
  m: Array.from({ length: 3_000 }, (_, index) => index),
  s: 'ab c'.repeat(5_000),
  n: 50,
};

const one = fc.constantFrom(
  'count',
  'sum',
  'string',
  'flatten',
  'distinct values',
  'reverse',
  'string length',
  'mode',
  'get entries',
  'floor',
  'not',
);
const many = fc.constantFrom(
  'concatenate',
  'append',
  'insert before',
  'replace',
  'string join',
  'index of',
  'context put',
  'matches',
  'union',
  'split',
);
const leaf = fc.constantFrom(
  'a',
  'b',
  'l',
  'm',
  's',
  'n',
  'x',
  'y',
  'item',
  '1',
  '-1',
  '100',
  '2.5',
  '"t"',
  'null',
  'true',
  'l.id',
  'm.name',
  '[1..100]',
  'partial[-1]',
);

/** Expressions that go together with little sense, over lists and texts as large as they come. */
const expression = fc.letrec<{ any: string }>((tie) => {
  const any = tie('any');
  return {
    any: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      leaf,
      fc
        .tuple(any, fc.constantFrom('+', '-', '*', '>', '=', 'and', 'in'), any)
        .map((all) => all.join(' ')),
      fc.tuple(any, any).map(([list, filter]) => `${list}[${filter}]`),
      any.map((inner) => `(${inner}).id`),
      fc.array(any, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc
        .array(any, { minLength: 1, maxLength: 3 })
        .map((items) => `{${items.map((item, i) => `${'axy'[i]}: ${item}`).join(', ')}}`),
      fc.tuple(any, any).map(([list, body]) => `for x in ${list} return ${body}`),
      fc.tuple(any, any, any).map(([from, to, body]) => `for y in ${from}..${to} return ${body}`),
      fc.tuple(any, any).map(([list, body]) => `some x in ${list} satisfies ${body}`),
      fc.tuple(one, any).map(([name, argument]) => `${name}(${argument})`),
      fc.tuple(many, any, any).map(([name, first, second]) => `${name}(${first}, ${second})`),
      fc
        .tuple(any, any, any)
        .map(([condition, yes, no]) => `if ${condition} then ${yes} else ${no}`),
    ),
  };
}).any;

describe('any expression', () => {
  it('ends within the bound of time, whatever it is', () => {
    fc.assert(
      fc.property(expression, (text) => {
        const times = [1, 2, 3].map(() => {
          const before = process.cpuUsage();
          evaluateExpression(text, variables, clock);
          return process.cpuUsage(before).user / 1_000;
        });
        expect(Math.min(...times)).toBeLessThan(100);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
