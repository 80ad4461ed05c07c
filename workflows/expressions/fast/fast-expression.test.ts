import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue, Variables } from '../json-value.ts';
import { runFeel } from '../run-feel.ts';
import { runUnaryTests } from '../evaluate-unary-tests.ts';
import { toJson } from '../to-json.ts';
import { fastExpression } from './fast-expression.ts';
import { fastUnaryTests } from './fast-unary-tests.ts';

const clock = { now: 1_700_000_000_000, zone: 'America/Sao_Paulo' };

const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    1,
    2,
    5,
    -1,
    0.1,
    0.30000000000000004,
    'a',
    'b',
    '',
    '2024-01-01',
    '5',
  ),
  fc.integer({ min: -20, max: 20 }),
  fc.string({ maxLength: 4 }),
);
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 2 }),
  fc.record({ a: scalar, b: scalar, 'c d': scalar }, { requiredKeys: [], noNullPrototype: true }),
  fc.record({ a: fc.record({ b: scalar }, { noNullPrototype: true }) }, { noNullPrototype: true }),
);
const variables: fc.Arbitrary<Variables> = fc.record(
  { a: value, b: value, total: value, 'a b': value, 'a-b': value, 'a.b': value, _x1: value },
  { requiredKeys: [], noNullPrototype: true },
);
const literal = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    'null',
    '"a"',
    '"b"',
    '"x and y"',
    '"2024-01-01"',
    '"é"',
    '"\\n"',
    '0',
    '-0',
    '5',
    '007',
    '1.50',
    '-3.25',
    '1e3',
    '12345678901234567',
    '""',
  ),
  fc.integer({ min: -20, max: 20 }).map(String),
);
const operand = fc.oneof(
  literal,
  fc.constantFrom(
    'a',
    'b',
    'total',
    'a.b',
    'a.a',
    'a.a.b',
    'b.c',
    '_x1',
    'missing',
    'missing.a',
    'count',
    'date',
    'item',
    'partial',
    'if',
    'a.if',
    'in',
  ),
);
const space = fc.constantFrom('', ' ', '  ');
const comparison = fc
  .tuple(operand, space, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), space, operand)
  .map((parts) => parts.join(''));
const expression = fc.oneof(
  operand,
  comparison,
  fc.tuple(comparison, fc.constantFrom(' and ', ' or '), comparison).map((parts) => parts.join('')),
  fc
    .tuple(
      comparison,
      fc.constantFrom(' and ', ' or '),
      comparison,
      fc.constantFrom(' and ', ' or '),
      comparison,
    )
    .map((parts) => parts.join('')),
);

describe('expressions decided without feelin', () => {
  it('have the value that feelin gives', () => {
    let decided = 0;
    fc.assert(
      fc.property(expression, variables, (text, known) => {
        const fast = fastExpression(text, known);
        if (fast === null) return;
        decided += 1;
        const slow = runFeel('expression', text, known, clock);
        expect(slow.ok && { text, value: toJson(slow.value) }).toEqual({
          text,
          value: toJson(fast.value),
        });
        expect(fast.present).toEqual(Object.keys(slow.reads));
        expect(slow.ok && slow.missing).toEqual(fast.missing);
      }),
      { numRuns: 2_000 },
    );
    expect(decided).toBeGreaterThan(200);
  }, 30_000);

  it('pass the same unary tests as with feelin', () => {
    const test = fc.oneof(
      literal,
      fc
        .tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!='), space, literal)
        .map((parts) => parts.join('')),
      fc
        .tuple(
          fc.constantFrom('[', '(', ']'),
          fc.integer({ min: -9, max: 9 }),
          fc.integer({ min: -9, max: 9 }),
          fc.constantFrom(']', ')', '['),
        )
        .map(([open, from, to, close]) => `${open}${from}..${to}${close}`),
    );
    const tests = fc.oneof(
      fc.array(test, { minLength: 1, maxLength: 3 }).map((all) => all.join(', ')),
      fc.array(test, { minLength: 1, maxLength: 3 }).map((all) => `not(${all.join(',')})`),
    );
    let decided = 0;
    fc.assert(
      fc.property(tests, fc.oneof(scalar, scalar, value), (text, input) => {
        const fast = fastUnaryTests(text, input);
        if (fast === null) return;
        decided += 1;
        const slow = runFeel('unary-tests', text, {}, clock, input);
        expect({ text, input, slow: slow.ok && slow.value === true }).toEqual({
          text,
          input,
          slow: fast,
        });
      }),
      { numRuns: 2_000 },
    );
    expect(decided).toBeGreaterThan(30);
  }, 30_000);

  it('leaves lists, dates and functions to feelin', () => {
    expect(fastExpression('a[1]', { a: [1] })).toBeNull();
    expect(fastExpression('a.b', { a: [{ b: 1 }] })).toBeNull();
    expect(fastExpression('count(a)', { a: [1] })).toBeNull();
    expect(runUnaryTests('> date("2024-01-01")', null, {}, clock)).toMatchObject({ value: false });
  });
});
