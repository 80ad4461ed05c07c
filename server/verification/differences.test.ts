import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asJson } from './as-json.ts';
import { differences, firstDifference } from './differences.ts';

it('says where two values differ, and what stands on each side', () => {
  const expected = { seq: 3, data: { values: { kg: 3 }, flows: ['a', 'b'] } };
  const found = { seq: 3, data: { values: { kg: '3' }, flows: ['a'] }, actor: null };

  expect([...differences(expected, found)]).toEqual([
    { path: 'data.values.kg', expected: 3, found: '3' },
    { path: 'data.flows[1]', expected: 'b', found: '(nothing)' },
    { path: 'actor', expected: '(nothing)', found: null },
  ]);
});

it('tells a list from an object, null from nothing, and names that objects inherit from own ones', () => {
  expect(firstDifference([], {})).toEqual({ path: '', expected: [], found: {} });
  expect(firstDifference({ a: null }, {})?.found).toBe('(nothing)');
  expect(firstDifference({}, { constructor: 1 })?.path).toBe('constructor');
});

it('finds none between a value and itself, whatever the order of names', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(firstDifference(asJson(value), asJson(turned))).toBeNull();
    }),
  );
});

it('finds one exactly where the JSON texts of two values differ', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (left, right) => {
      const [a, b] = [asJson(left), asJson(right)];
      expect(firstDifference(a, b) === null).toBe(sorted(a) === sorted(b));
    }),
  );
});

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${names.map(([name, inner]) => `${JSON.stringify(name)}:${sorted(inner)}`).join()}}`;
}
