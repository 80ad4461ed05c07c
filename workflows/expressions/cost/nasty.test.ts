import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../evaluate-expression.ts';
import type { JsonValue, Variables } from '../json-value.ts';

const clock = { now: 1_700_000_000_000, zone: 'UTC' };
const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** `{a: SEED, b: STEP(a), c: STEP(b), …}`: each entry doubles the one before. */
const doubling = (seed: string, step: (before: string) => string): string =>
  `{${letters.map((name, index) => `k${name}: ${index === 0 ? seed : step(`k${letters[index - 1]}`)}`).join(', ')}}`;

const people = (count: number): JsonValue[] =>
  Array.from({ length: count }, (_, id) => ({ id, name: `person ${id}`, tags: ['a', 'b'] }));
const nested = (depth: number): JsonValue => (depth === 0 ? 1 : [nested(depth - 1)]);
const wide = Array.from({ length: 3_000 }, (_, id) => ({ [`key${id}`]: 1 }));
const longText = 'a'.repeat(60_000);

const refused: readonly (readonly [string, string, string, Variables])[] = [
  [
    'feel-too-costly',
    'a long text that the parser takes for a name',
    '{x: for y in t return [1..3]}',
    { t: longText },
  ],
  [
    'feel-too-costly',
    'a path taken over a list for each of its items',
    'for y in m return m.name',
    { m: Array.from({ length: 3_000 }, (_, i) => i) },
  ],
  [
    'feel-too-costly',
    'filters on a long list, one after the other',
    `l${'[id > 1]'.repeat(40)}`,
    { l: people(1_000) },
  ],
  ['feel-too-long', 'a name of hundreds of letters', `for ${'a'.repeat(200)} in [1] return 1`, {}],
  ['feel-too-costly', 'a loop over two million numbers', 'for i in 1..2000000 return i', {}],
  [
    'feel-range-unbounded',
    'a loop that never meets its fractional end',
    'for i in 1..2.5 return i',
    {},
  ],
  ['feel-range-unbounded', 'a loop to a fractional variable', 'for i in 1..n return i', { n: 2.5 }],
  [
    'feel-range-unbounded',
    'a loop from numbers that counting by one cannot change',
    'for i in a..b return i',
    { a: 1e300, b: 2e300 },
  ],
  [
    'feel-range-unbounded',
    'a loop beyond the whole numbers of a double',
    'for i in a..b return i',
    { a: 9e15, b: 9e15 + 4 },
  ],
  [
    'feel-too-costly',
    'a loop over an interval with a huge end',
    'for i in [1..1000000] return i',
    {},
  ],
  [
    'feel-too-costly',
    'a loop over an interval passed by a context',
    '{r: [1..1000000], x: for i in r return i}',
    {},
  ],
  [
    'feel-too-costly',
    'a loop over an interval from a list',
    'for r in [[1..1000000]] return for i in r return i',
    {},
  ],
  [
    'feel-too-costly',
    'two loops whose product is large',
    'for i in 1..1000, j in 1..1000 return 1',
    {},
  ],
  ['feel-too-costly', 'a loop in a filter', 'count(a[count(a[id > 1]) > 1])', { a: people(1000) }],
  [
    'feel-too-costly',
    'a filter on the results of a split',
    'split(t, "a")[item = ""]',
    { t: longText },
  ],
  ['feel-too-costly', 'lists doubled by contexts', doubling('[1, 1]', (b) => `[${b}, ${b}]`), {}],
  [
    'feel-too-costly',
    'contexts doubled by contexts',
    doubling('{p: 1}', (b) => `{p: ${b}, q: ${b}}`),
    {},
  ],
  [
    'feel-too-costly',
    'texts doubled by contexts',
    doubling('"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"', (b) => `${b} + ${b}`),
    {},
  ],
  [
    'feel-too-costly',
    'lists doubled by concatenate',
    doubling('[1]', (b) => `concatenate(${b}, ${b})`),
    {},
  ],
  [
    'feel-too-costly',
    'texts doubled by string join',
    doubling('"ab"', (b) => `string join([${b}, ${b}], ${b})`),
    {},
  ],
  [
    'feel-too-costly',
    'texts doubled by replace',
    doubling('"aaa"', (b) => `replace(${b}, "a", ${b})`),
    {},
  ],
  [
    'feel-too-costly',
    'comparing doubled lists',
    `${doubling('[1, 1]', (b) => `[${b}, ${b}]`)}.kz = 1`,
    {},
  ],
  ['feel-partial', 'results that hold their own list', 'for i in 1..3 return partial', {}],
  [
    'feel-partial',
    'flattening results that hold their own list',
    'for i in 1..3 return flatten(partial)',
    {},
  ],
  [
    'feel-too-costly',
    'results that double',
    'for i in 1..60 return [partial[-1], partial[-1]]',
    {},
  ],
  [
    'feel-too-costly',
    'texts that double in a loop',
    'for i in 1..60 return "ab" + partial[-1] + partial[-1]',
    {},
  ],
  [
    'feel-too-costly',
    'comparing all contexts with all',
    'distinct values(a)',
    { a: people(1_500) },
  ],
  [
    'feel-too-costly',
    'a filter on items with thousands of different keys',
    'count(a[key1 = 1])',
    { a: wide },
  ],
  ['feel-too-costly', 'a name of thousands of letters', 'x.y', { x: { [longText]: 1, 'b c': 1 } }],
  ['feel-too-costly', 'a value that is too deep', 'count(a)', { a: nested(2_000) }],
  ['feel-iteration-nested', 'loops three deep', 'for a in [1], b in [2], c in [3] return a', {}],
  [
    'feel-iteration-nested',
    'a filter in a filter in a loop',
    'for a in l return l[count(l[item > 1]) > 1]',
    { l: [1] },
  ],
  ['feel-too-long', 'a text of ten thousand signs', '<<<>>>..--=='.repeat(500), {}],
  ['feel-too-long', 'a thousand additions', `1${' + 1'.repeat(1_000)}`, {}],
  ['feel-too-long', 'brackets a thousand deep', `${'('.repeat(450)}1${')'.repeat(450)}`, {}],
  [
    'feel-too-long',
    'a context of hundreds of entries',
    `{${Array.from({ length: 400 }, (_, i) => `k${i}: 1`).join(', ')}}`,
    {},
  ],
  [
    'feel-too-costly',
    'a pattern on a long text, many times',
    'for i in 1..100 return matches(t, "(a|aa)+$")',
    { t: longText },
  ],
  [
    'feel-pattern',
    'a pattern that only backtracking can read',
    'matches(t, "(a)\\\\1")',
    { t: 'aa' },
  ],
  ['feel-pattern', 'a pattern with look-ahead', 'matches(t, "a(?=b)")', { t: 'ab' }],
  ['feel-pattern', 'class subtraction', 'matches(t, "[a-z-[aeiou]]")', { t: 'b' }],
  ['feel-pattern', 'class intersection', 'matches(t, "[a-z&&[^b]]")', { t: 'b' }],
  ['feel-unknown-function', 'a function definition', '(function(x) x + 1)(2)', {}],
  ['feel-function-definition', 'recursion by a context', '{f: function(n) f(n), r: f(1)}.r', {}],
  ['feel-unknown-function', 'a built-in under another name', '{f: sum}.f([1])', {}],
  ['feel-builtin-as-value', 'the source of a built-in', 'sum.name', {}],
  ['feel-reserved-name', 'a key that is a prototype', '{"__proto__": {a: 1}}', {}],
  [
    'feel-reserved-name',
    'a variable with a prototype inside',
    'x.a',
    { x: JSON.parse('{"__proto__": {"a": 1}, "b c": 1}') },
  ],
  ['feel-reserved-name', 'a path to a constructor', 'x.constructor', { x: {} }],
  [
    'feel-value-not-storable',
    'a prototype put into a context',
    'context put({}, "__proto__", {a: 1})',
    {},
  ],
  [
    'feel-value-not-storable',
    'a prototype made from entries',
    'context([{key: "__proto__", value: {a: 1}}])',
    {},
  ],
];

const answered: readonly (readonly [string, string, Variables])[] = [
  ['a long text in a context', '{x: t, y: for i in 1..3 return i}', { t: longText }],
  [
    'the pattern that hangs a backtracking engine',
    'matches(t, "^(a+)+$")',
    { t: `${'a'.repeat(5_000)}!` },
  ],
  ['many optional parts', 'matches(t, "(a?){20}a{20}")', { t: 'a'.repeat(3_000) }],
  [
    'groups replaced in a long text',
    'string length(replace(t, "(a)(a)", "$2$1"))',
    { t: 'a'.repeat(600) },
  ],
  ['a hundred times a hundred iterations', 'count(for i in 1..100, j in 1..100 return i)', {}],
  ['a filter on two thousand contexts', 'count(a[id > 10])', { a: people(2_000) }],
  ['a sum over two thousand contexts', 'sum(for p in a return p.id * 2)', { a: people(2_000) }],
  ['deep arithmetic', `1${' + 1'.repeat(390)}`, {}],
  ['a long text compared', 'a = b', { a: longText, b: longText }],
  ['deep brackets', `${'['.repeat(55)}1${']'.repeat(55)}`, {}],
  ['two hundred entries', `{${Array.from({ length: 195 }, (_, i) => `k${i}: 1`).join(', ')}}`, {}],
  [
    'distinct texts',
    'count(distinct values(a))',
    { a: Array.from({ length: 2_000 }, (_, i) => `t${i}`) },
  ],
];

/** Processor time, the least of three: what others do on the machine is not the expression's. */
const leastMilliseconds = (expression: string, variables: Variables, outcome: object): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.cpuUsage();
      const result = evaluateExpression(expression, variables, clock);
      const { user, system } = process.cpuUsage(before);
      expect(result).toMatchObject(outcome);
      return (user + system) / 1_000;
    }),
  );

describe('the cost of an expression', () => {
  it.each(refused)('is refused as %s: %s', (code, _, expression, variables) => {
    expect(leastMilliseconds(expression, variables, { ok: false, failure: { code } })).toBeLessThan(
      100,
    );
  });

  it.each(answered)('is below the bound: %s', (_, expression, variables) => {
    expect(leastMilliseconds(expression, variables, { ok: true })).toBeLessThan(100);
  });

  it('never changes the prototype that all objects share', () => {
    for (const [, , expression, variables] of refused)
      evaluateExpression(expression, variables, clock);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'a')).toBeUndefined();
  });
});
