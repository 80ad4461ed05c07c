import { BoundedCache } from '../bounded-cache.ts';
import type { FeelValue } from '../feel-engine.ts';
import type { Comparison, Scalar, Undecided } from './scalar.ts';
import { compareScalars, isScalar, readLiteral, undecided } from './scalar.ts';

type Test =
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly to: Scalar }
  | {
      readonly kind: 'between';
      readonly from: number;
      readonly fromIncluded: boolean;
      readonly to: number;
      readonly toIncluded: boolean;
    };

interface Plan {
  readonly negated: boolean;
  readonly tests: readonly Test[];
}

const ALWAYS: Plan = { negated: true, tests: [] };
const LITERAL = String.raw`"[^"\\\p{Cc}]*"|-?\d+(?:\.\d+)?|true|false|null`;
const COMPARED = new RegExp(String.raw`^(<=?|>=?) *(${LITERAL})$`, 'u');
const INTERVAL = /^([[(])(-?\d+(?:\.\d+)?) *\.\. *(-?\d+(?:\.\d+)?)([\])])$/;
const NEGATED = /^not\(([^()]*)\)$/;
/** A comma outside of quotes. */
const COMMA = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;

const readTest = (text: string): Test | null => {
  const literal = readLiteral(text);
  if (literal !== undefined) return { kind: 'compare', operator: '=', to: literal };
  const [, operator, operand] = COMPARED.exec(text) ?? [];
  if (operand !== undefined) {
    const to = readLiteral(operand);
    const ordered = operator === '<' || operator === '<=' || operator === '>' || operator === '>=';
    return ordered && to !== undefined ? { kind: 'compare', operator, to } : null;
  }
  const [, open, from, to, close] = INTERVAL.exec(text) ?? [];
  if (from === undefined || to === undefined) return null;
  const low = readLiteral(from);
  const high = readLiteral(to);
  if (typeof low !== 'number' || typeof high !== 'number' || low > high) return null;
  return {
    kind: 'between',
    from: low,
    fromIncluded: open === '[',
    to: high,
    toIncluded: close === ']',
  };
};

const plan = (text: string): Plan | null => {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '-') return ALWAYS;
  if (trimmed.length > 500) return null;
  const inside = NEGATED.exec(trimmed)?.[1];
  const tests: Test[] = [];
  for (const part of (inside ?? trimmed).split(COMMA)) {
    const test = readTest(part.trim());
    if (test === null) return null;
    tests.push(test);
  }
  return { negated: inside !== undefined, tests };
};

const plans = new BoundedCache<{ readonly plan: Plan | null }>(5_000);

const passes = (test: Test, input: Scalar): boolean | null | Undecided => {
  if (test.kind === 'compare') return compareScalars(input, test.operator, test.to);
  if (input === null) return null;
  if (typeof input !== 'number') return undecided;
  const above = test.fromIncluded ? input >= test.from : input > test.from;
  const below = test.toIncluded ? input <= test.to : input < test.to;
  return above && below;
};

/**
 * Decides cells made of literals, comparisons with literals and number intervals on scalar
 * inputs; null where feelin must. A property test holds the two together.
 */
export const fastUnaryTests = (tests: string, input: FeelValue): boolean | null => {
  const known = plans.get(tests) ?? plans.set(tests, { plan: plan(tests) });
  if (known.plan === null) return null;
  if (known.plan.tests.length === 0) return true;
  if (!isScalar(input)) return null;
  let matched = false;
  for (const test of known.plan.tests) {
    const passed = passes(test, input);
    if (passed !== null && typeof passed === 'object') return null;
    matched ||= passed === true;
  }
  return known.plan.negated ? !matched : matched;
};
