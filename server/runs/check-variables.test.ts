import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import { checkVariables, refuseBadVariables, variablesInput } from './check-variables.ts';

const parsed = (text: string): Variables => variablesInput.parse(JSON.parse(text));
const codesOf = (text: string) => checkVariables(parsed(text)).map(({ code }) => code);

it.each([
  ['{"__proto__": {"admin": true}}', 'variable-name-reserved'],
  ['{"a": [{"__proto__": 1}]}', 'variable-name-reserved'],
  ['{"a": {"constructor": 1}}', 'variable-name-reserved'],
  ['{"now": 1}', 'variable-name-reserved'],
  ['{"list contains": 1}', 'variable-name-reserved'],
  ['{"": 1}', 'variable-name-not-valid'],
  ['{"a\\u0000b": 1}', 'variable-name-not-valid'],
  ['{"a": 1e999}', 'variable-not-json'],
  [`{"a": ${'['.repeat(80)}${']'.repeat(80)}}`, 'variable-too-deep'],
  [`{"a": "${'x'.repeat(65 * 1024)}"}`, 'variable-too-large'],
])('refuses %.40s', (text, code) => {
  expect(codesOf(text)).toEqual([code]);
});

it('refuses what is too large only together', () => {
  const many = Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [`v${i}`, 'x'.repeat(60_000)]),
  );
  expect(checkVariables(many).map(({ code }) => code)).toEqual(['variables-too-large']);
});

it('names every failure in both languages', () => {
  const refuse = () => refuseBadVariables(parsed('{"__proto__": 1, "ok": 2, "": 3}'));
  const failures = [
    { name: '__proto__', messages: { en: expect.stringContaining('reserved') } },
    { name: '', messages: { pt: expect.stringContaining('Renomeie') } },
  ];
  expect(refuse).toThrow(
    expect.objectContaining({
      details: {
        failures: failures.map((each) =>
          expect.objectContaining({
            name: each.name,
            messages: expect.objectContaining(each.messages),
          }),
        ),
      },
    }),
  );
});

it('takes any plain JSON under ordinary names', () => {
  const values = fc.dictionary(
    fc.stringMatching(/^v[a-z0-9]{0,8}$/),
    fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !/__proto__|constructor|prototype/.test(JSON.stringify(value))),
  );
  fc.assert(
    fc.property(values, (given) => {
      expect(checkVariables(parsed(JSON.stringify(given)))).toEqual([]);
    }),
  );
});
