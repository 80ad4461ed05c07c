import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCondition, evaluateExpression } from './evaluate-expression.ts';
import { evaluateUnaryTests } from './evaluate-unary-tests.ts';
import { feelFailureText } from './failure-text.ts';
import type { JsonValue, Variables } from './json-value.ts';

const clock = { now: Date.UTC(2026, 2, 1, 1, 30), zone: 'America/Sao_Paulo' };
const valueOf = (expression: string, variables: Variables = {}): JsonValue | string => {
  const result = evaluateExpression(expression, variables, clock);
  return result.ok ? result.value : `! ${result.failure.code}`;
};

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['0.1 + 0.2', 0.3],
    ['1 / 3', 0.333333333333333],
    ['-0.0', 0],
    ['"a" + "b"', 'ab'],
    ['if 1 > 2 then "x" else "y"', 'y'],
    ['for i in 1..3 return i * i', [1, 4, 9]],
    ['for i in 3..1 return i', [3, 2, 1]],
    ['for i in 1..5 return if i < 3 then 1 else partial[-1] + partial[-2]', [1, 1, 2, 3, 5]],
    ['some x in [1, 2] satisfies x > 1', true],
    ['{a: 1, b: a + 1}', { a: 1, b: 2 }],
    ['[1, 2, 3][item > 1]', [2, 3]],
    ['missing', null],
    ['missing > 1', null],
    ['date("2026-03-01")', '2026-03-01'],
    ['duration("P1DT2H")', 'P1DT2H'],
    ['date and time("2026-03-01T10:00:00Z") - duration("PT1H")', '2026-03-01T09:00:00Z'],
    ['count([1, 2])', 2],
    ['replace("abc", "(b)", "[$1]")', 'a[b]c'],
    ['split("a, b,c", ",\\s*")', ['a', 'b', 'c']],
    ['matches("Foo", "^f", "i")', true],
  ] as const)('%s is %j', (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });

  it('takes the time from the clock and the day from its zone', () => {
    expect(valueOf('now()')).toBe('2026-02-28T22:30:00-03:00');
    expect(valueOf('today()')).toBe('2026-02-28');
    expect(valueOf('today() - duration("P1M")')).toBe('2026-01-28');
  });

  it('keeps texts that look like dates', () => {
    expect(valueOf('a', { a: '2026-03-01' })).toBe('2026-03-01');
    expect(valueOf('string length(a)', { a: '2026-03-01' })).toBe(10);
    expect(valueOf('date(a) < date("2026-04-01")', { a: '2026-03-01' })).toBe(true);
  });

  it('reads names with spaces and signs, at the top and inside', () => {
    const variables = {
      'full name': 'Ana',
      'a-b': 3,
      'of birth': 1,
      order: { 'delivery date': 'x', 'net/gross': 2 },
    };
    expect(valueOf('full name + "!"', variables)).toBe('Ana!');
    expect(valueOf('a-b + 1', variables)).toBe(4);
    expect(valueOf('order.delivery date', variables)).toBe('x');
    expect(valueOf('order.net/gross * 2', variables)).toBe(4);
    expect(valueOf('a-b + 1', { a: 5, b: 1 })).toBe(5);
    expect(valueOf('a - b + 1', variables)).toBe(4);
    expect(
      valueOf('dates[date(day) > date("2026-01-01")].day', { dates: [{ day: '2026-02-01' }] }),
    ).toEqual(['2026-02-01']);
    expect(
      valueOf('dates[date(date) > date("2026-01-01")]', { dates: [{ date: '2026-02-01' }] }),
    ).toEqual([{ date: '2026-02-01' }]);
  });

  it('records only the variables it was handed', () => {
    const variables = { a: 1, b: [1, 2], c: 3, item: 9 };
    const reads = (expression: string): Variables =>
      evaluateExpression(expression, variables, clock).reads;
    expect(reads('a > 0')).toEqual({ a: 1 });
    expect(reads('count(b[item > a])')).toEqual({ a: 1, b: [1, 2] });
    expect(reads('for c in b return c + a')).toEqual({ a: 1, b: [1, 2] });
    expect(reads('{c: 1, d: c}.d')).toEqual({});
    expect(reads('missing = a')).toEqual({ a: 1 });
    expect(reads('a > (')).toEqual({});
  });

  it('reads keys of items that are named like built-in functions', () => {
    expect(valueOf('items[count > 1].count', { items: [{ count: 1 }, { count: 2 }] })).toEqual([2]);
  });

  it.each([
    ['[1..3]', 'feel-value-not-storable'],
    ['- 5', 'feel-number'],
    ['1e3 * 1', 'feel-number'],
    ['exp(1000)', 'feel-value-not-storable'],
    ['sum', 'feel-builtin-as-value'],
    ['a >', 'feel-syntax'],
    ['unknown(1)', 'feel-unknown-function'],
    ['sort([2, 1], function(a, b) a < b)', 'feel-unknown-function'],
    ['true < false', 'feel-error'],
  ])('%s is refused as %s', (expression, code) => {
    expect(valueOf(expression, { a: 1 })).toBe(`! ${code}`);
  });

  it('gives the same result twice, and results that survive JSON', () => {
    const parts = fc.constantFrom(
      'a',
      'b',
      '1',
      '"x"',
      '[a, b]',
      '{k: a}',
      'a + 1',
      'count(b)',
      'b[1]',
      'b[item > 1]',
      'a = b',
      'not(a)',
      'now()',
      'string(a)',
      'for i in b return i',
    );
    const expression = fc
      .tuple(parts, fc.constantFrom('+', '=', '<', 'and', 'or', '*'), parts)
      .map((all) => all.join(' '));
    const variables = fc.record(
      {
        a: fc
          .oneof(fc.integer(), fc.double(), fc.boolean(), fc.string())
          .map((v) => (typeof v === 'number' && (!Number.isFinite(v) || v === 0) ? 0 : v)),
        b: fc.array(fc.integer(), { maxLength: 4 }),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(expression, variables, (text, known) => {
        const once = evaluateExpression(text, known, clock);
        expect(evaluateExpression(text, known, clock)).toEqual(once);
        expect(JSON.parse(JSON.stringify(once))).toEqual(once);
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});

describe('a condition', () => {
  it('is true or false', () => {
    expect(evaluateCondition('a > 1', { a: 2 }, clock)).toEqual({
      ok: true,
      value: true,
      reads: { a: 2 },
    });
    expect(evaluateCondition('a > 1', { a: 1 }, clock)).toMatchObject({ ok: true, value: false });
  });

  it('that is null names the variables that are missing', () => {
    expect(evaluateCondition('amount > 1 or kind = "x"', {}, clock)).toMatchObject({
      ok: false,
      failure: { code: 'feel-null', params: { missing: 'amount, kind' } },
    });
    expect(evaluateCondition('amount + fee > 1', {}, clock)).toMatchObject({
      failure: { code: 'feel-null', params: { missing: 'amount, fee' } },
    });
  });

  it('that is no boolean is refused with its type', () => {
    expect(evaluateCondition('"true"', {}, clock)).toMatchObject({
      failure: { code: 'feel-not-boolean', params: { type: 'string' } },
    });
    expect(evaluateCondition('[true]', {}, clock)).toMatchObject({
      failure: { params: { type: 'list' } },
    });
  });
});

describe('unary tests', () => {
  it.each([
    ['', null, true],
    [' - ', 5, true],
    ['> 5', 6, true],
    ['> limit', 6, true],
    ['[1..5]', 5, true],
    ['(1..5)', 5, false],
    ['"a", "b"', 'b', true],
    ['not("a")', 'a', false],
    ['? > 1 and ? < limit', 2, true],
    ['> 5', null, false],
    ['> 5', 'x', false],
    ['null', null, true],
  ] as const)('%j of %j is %s', (tests, input, value) => {
    expect(evaluateUnaryTests(tests, input, { limit: 3 }, clock)).toMatchObject({
      ok: true,
      value,
    });
  });

  it('that cannot be read are a failure', () => {
    expect(evaluateUnaryTests('> (', 1, {}, clock)).toMatchObject({
      ok: false,
      failure: { code: 'feel-syntax' },
    });
  });
});

describe('failures', () => {
  it('have a sentence in both languages with the same blanks', () => {
    const blanks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const { en, pt } of Object.values(feelFailureText)) expect(blanks(en)).toEqual(blanks(pt));
  });
});
