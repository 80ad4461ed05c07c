import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../evaluate-expression.ts';
import { roughProgramSize } from './patterns.ts';

describe('the rough size of a pattern', () => {
  it.each([
    '^[A-Z]{3}-?[0-9]{4}$',
    '(?:ab){100}',
    '(a|bc){2,50}x{3,}',
    '((?:a{10}){10}b){10}',
    '\\p{Lu}{20}[\\]x]{30}\\{5',
    'x{1000}x{1000}',
    'x{0,500}',
  ])('is near that of the program of %s', (pattern) => {
    const exact = RE2JS.compile(pattern).programSize();
    expect(roughProgramSize(pattern)).toBeGreaterThanOrEqual(exact / 2 - 4);
    expect(roughProgramSize(pattern)).toBeLessThanOrEqual(exact * 2);
  });

  it('is nothing for repetitions that RE2 refuses', () => {
    for (const pattern of ['x{1001}', '(x{100}){11}', '((x{1000})*){2}']) {
      expect(() => RE2JS.compile(pattern)).toThrow(/repeat/);
      expect(roughProgramSize(pattern)).toBe(0);
    }
  });
});

it.each(['x{1000}', '(?:x|yy|zzz){100}', '(abcdef.){90}'])(
  'refuses what would take seconds to compile at once: %s many times',
  (piece) => {
    const p = piece.repeat(9_000 / piece.length);
    const before = performance.now();
    const result = evaluateExpression('matches("y", p)', { p }, { now: 0, zone: 'UTC' });
    expect(performance.now() - before).toBeLessThan(700);
    expect(result).toMatchObject({ ok: false, failure: { code: 'feel-too-costly' } });
  },
);
