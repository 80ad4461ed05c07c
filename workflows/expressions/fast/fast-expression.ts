import { BoundedCache } from '../bounded-cache.ts';
import type { FeelContext, FeelValue } from '../feel-engine.ts';
import { isPlainObject } from '../feel-engine.ts';
import { isBuiltin, isPlainName, isPrototypeName } from '../reserved-names.ts';
import type { Comparison, Scalar } from './scalar.ts';
import { compareScalars, isScalar, readLiteral } from './scalar.ts';

/** What was found without feelin, with the variables read and those that are not there. */
export interface FastValue {
  readonly value: FeelValue;
  readonly present: readonly string[];
  readonly missing: readonly string[];
}

type Operand = { readonly literal: Scalar } | { readonly path: readonly string[] };

interface Test {
  readonly left: Operand;
  readonly operator: Comparison;
  readonly right: Operand;
}

type Plan =
  | { readonly kind: 'operand'; readonly operand: Operand; readonly reads: readonly string[] }
  | {
      readonly kind: 'tests';
      readonly tests: readonly Test[];
      readonly joinedBy: 'and' | 'or';
      readonly reads: readonly string[];
    };

const OPERAND = String.raw`("[^"\\\p{Cc}]*"|-?\d+(?:\.\d+)?|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)`;
const COMPARED = new RegExp(String.raw`^${OPERAND} *(=|!=|<=?|>=?) *${OPERAND}$`, 'u');
const SINGLE = new RegExp(`^${OPERAND}$`, 'u');
/** Texts in quotes are left whole, so that words in them do not part the expression. */
const JOINT = / (and|or) (?=(?:[^"]*"[^"]*")*[^"]*$)/;

const readOperand = (token: string): Operand | null => {
  const literal = readLiteral(token);
  if (literal !== undefined) return { literal };
  const path = token.split('.');
  const first = path[0] ?? '';
  const usable = path.every((name) => isPlainName(name) && !isPrototypeName(name));
  return usable && !isBuiltin(first) ? { path } : null;
};

const isComparison = (text: string): text is Comparison =>
  ['=', '!=', '<', '<=', '>', '>='].includes(text);

const readTest = (text: string): Test | null => {
  const [, leftText, operator, rightText] = COMPARED.exec(text) ?? [];
  if (leftText === undefined || operator === undefined || rightText === undefined) return null;
  const left = readOperand(leftText);
  const right = readOperand(rightText);
  return left !== null && right !== null && isComparison(operator)
    ? { left, operator, right }
    : null;
};

const firstNames = (operands: readonly Operand[]): string[] => [
  ...new Set(operands.flatMap((operand) => ('path' in operand ? operand.path.slice(0, 1) : []))),
];

const plan = (expression: string): Plan | null => {
  const text = expression.trim();
  if (text.length > 500) return null;
  if (SINGLE.test(text)) {
    const operand = readOperand(text);
    return operand && { kind: 'operand', operand, reads: firstNames([operand]) };
  }
  const parts = text.split(JOINT);
  const joints = new Set(parts.filter((_, index) => index % 2 === 1));
  if (joints.size > 1) return null;
  const tests: Test[] = [];
  for (const part of parts.filter((_, index) => index % 2 === 0)) {
    const test = readTest(part.trim());
    if (test === null) return null;
    tests.push(test);
  }
  const reads = firstNames(tests.flatMap(({ left, right }) => [left, right]));
  return { kind: 'tests', tests, joinedBy: joints.has('or') ? 'or' : 'and', reads };
};

const plans = new BoundedCache<{ readonly plan: Plan | null }>(2_000);

/** A key `a.b` would be one name for FEEL, not a path. */
const hasDottedKey = (context: FeelContext): boolean => {
  for (const key in context) if (key.includes('.')) return true;
  return false;
};

/** Follows a path through contexts; undefined where feelin must look (lists, unusual keys). */
const valueOf = (operand: Operand, variables: FeelContext): FeelValue => {
  if ('literal' in operand) return operand.literal;
  let value: FeelValue = variables;
  for (const name of operand.path) {
    if (isScalar(value)) return null;
    if (!isPlainObject(value) || (operand.path.length > 1 && hasDottedKey(value))) return undefined;
    const next: FeelValue = Object.hasOwn(value, name) ? value[name] : undefined;
    if (next === undefined && !Object.keys(value).every(isPlainName)) return undefined;
    value = next ?? null;
  }
  return value;
};

const runTests = (
  tests: readonly Test[],
  joinedBy: 'and' | 'or',
  variables: FeelContext,
): boolean | null | undefined => {
  let result: boolean | null = joinedBy === 'and';
  for (const { left, operator, right } of tests) {
    const a = valueOf(left, variables);
    const b = valueOf(right, variables);
    if (a === undefined || b === undefined || !isScalar(a) || !isScalar(b)) return undefined;
    const compared = compareScalars(a, operator, b);
    if (compared !== null && typeof compared === 'object') return undefined;
    if (compared === (joinedBy === 'or')) result = compared;
    else if (compared === null && result !== (joinedBy === 'or')) result = null;
  }
  return result;
};

/**
 * Evaluates literals, paths, and comparisons of them joined by one of `and` or `or`; null for
 * everything on which feelin could think otherwise. A property test holds the two together.
 */
export const fastExpression = (expression: string, variables: FeelContext): FastValue | null => {
  const known = plans.get(expression) ?? plans.set(expression, { plan: plan(expression) });
  const { plan: found } = known;
  if (found === null) return null;
  const value =
    found.kind === 'operand'
      ? valueOf(found.operand, variables)
      : runTests(found.tests, found.joinedBy, variables);
  if (value === undefined) return null;
  const present = found.reads.filter((name) => Object.hasOwn(variables, name));
  const missing = found.reads.filter((name) => !Object.hasOwn(variables, name));
  return { value, present, missing };
};
