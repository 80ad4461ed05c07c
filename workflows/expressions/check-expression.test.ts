import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression, readsOf } from './check-expression.ts';
import { parseFeel } from './feel-engine.ts';
import type { FeelNode } from './feel-engine.ts';
import { isReservedName } from './reserved-names.ts';

const codes = (expression: string): string[] => checkExpression(expression).map(({ code }) => code);

describe('checking an expression before it is published', () => {
  it('finds nothing wrong with what can run', () => {
    for (const text of [
      'a > 5',
      'for i in 1..n return i',
      'if a then b else c',
      'date("2026-01-01") < now()',
      '{a: 1}.a',
      'x instance of number',
      'matches(a, "^[a-z]+$")',
    ])
      expect(codes(text)).toEqual([]);
  });

  it('says where the syntax ends', () => {
    expect(checkExpression('a > )')).toEqual([
      { code: 'feel-syntax', params: { position: 4, near: 'a > )' }, position: 4 },
    ]);
    expect(codes('')).toEqual(['feel-syntax']);
  });

  it('collects all that is wrong', () => {
    expect(codes('foo(1) + bar(2) + sum')).toEqual([
      'feel-unknown-function',
      'feel-unknown-function',
      'feel-builtin-as-value',
    ]);
    expect(codes('{__proto__: 1, constructor: 2}')).toEqual([
      'feel-reserved-name',
      'feel-reserved-name',
    ]);
    expect(codes('matches(a, "(?=x)") and matches(a, "[a-z-[b]]")')).toEqual([
      'feel-pattern',
      'feel-pattern',
    ]);
  });

  it('refuses loops in loops in loops, and functions', () => {
    expect(codes('for a in x return for b in a return for c in b return c')).toEqual([
      'feel-iteration-nested',
    ]);
    expect(codes('x[y[item > 1][1] > 2]')).toEqual([]);
    expect(codes('function(a) a')).toEqual(['feel-function-definition']);
  });

  it('takes blank tests, and names with signs where they are known', () => {
    expect(checkExpression('', [], 'unary-tests')).toEqual([]);
    expect(checkExpression('> Date of birth', ['Date of birth'], 'unary-tests')).toEqual([]);
    expect(readsOf('a-b + c', ['a-b'])).toEqual(['a-b', 'c']);
  });
});

describe('the names an expression reads', () => {
  it.each([
    ['a > 5 and b.c = "d"', ['a', 'b']],
    ['for x in list, y in x return x + y + z', ['list', 'z']],
    ['some x in list satisfies x = wanted', ['list', 'wanted']],
    ['list[price > limit]', ['list', 'price', 'limit']],
    ['{a: 1, b: a + c}', ['c']],
    ['count(x) + now()', ['x']],
    ['full name + 1', ['full name']],
    ['a instance of string', ['a']],
    ['a >', []],
  ])('of %s are %j', (expression, names) => {
    expect(readsOf(expression)).toEqual(names);
  });

  it('are reserved when they would shadow FEEL or reach a prototype', () => {
    for (const name of [
      '__proto__',
      'constructor',
      'prototype',
      'sum',
      'string  length',
      'date and time',
      'if',
      '?',
      'null',
    ])
      expect(isReservedName(name)).toBe(true);
    for (const name of ['item', 'partial', 'amount', 'Sum', 'start'])
      expect(isReservedName(name)).toBe(false);
  });
});

describe('the parse of a text', () => {
  const shape = (node: FeelNode): string =>
    `${node.name}@${node.from}(${node.children.map(shape).join()})`;
  const parsed = (text: string, context: Record<string, unknown>): string => {
    const root = parseFeel('expression', text, context, 400);
    return typeof root === 'object' && 'children' in root ? shape(root) : 'refused';
  };

  it('is the same whatever plain names are known, so that it may be kept by its text', () => {
    const word = fc.constantFrom('a', 'b', 'name', 'full', 'items', 'x1', 'count', 'date', 'item');
    const leaf = fc.oneof(
      word,
      fc.constantFrom(
        '1',
        '"t"',
        'null',
        'a b',
        'full name',
        'a.b',
        'b.full name',
        'x1.a.b',
        'count(items)',
        'date("2020-01-01")',
        'string length(name)',
      ),
    );
    const tree = fc.letrec<{ e: string }>((tie) => ({
      e: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc
          .tuple(tie('e'), fc.constantFrom(' + ', '-', ' > ', ' = ', ' and ', ' in '), tie('e'))
          .map((parts) => parts.join('')),
        tie('e').map((e) => `items[${e}]`),
        tie('e').map((e) => `(${e})`),
        fc.tuple(tie('e'), tie('e')).map(([a, b]) => `[${a}, ${b}]`),
        fc.tuple(tie('e'), tie('e')).map(([a, b]) => `{a: ${a}, full: ${b}}.full`),
        fc.tuple(word, tie('e')).map(([name, e]) => `for ${name} in items return ${e}`),
        fc.tuple(tie('e'), tie('e'), tie('e')).map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
      ),
    })).e;
    const value = fc.oneof(
      fc.constant(1),
      fc.constant([{ a: 1, full: 2, name: 3 }]),
      fc.constant({ a: { b: 1 }, full: 1, name: 2 }),
    );
    const context = fc.dictionary(
      word.filter((name) => name !== 'date'),
      value,
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(tree, context, (text, known) => {
        expect(parsed(text, known)).toBe(parsed(text, {}));
      }),
      { numRuns: 300 },
    );
  }, 30_000);
});
