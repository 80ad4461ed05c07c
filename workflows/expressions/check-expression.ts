import type { FeelKind } from './feel-engine.ts';
import type { FeelFailure } from './feel-result.ts';
import { compilePattern } from './functions/patterns.ts';
import type { FeelNode } from './feel-engine.ts';
import { nameOf } from './names-in-tree.ts';
import { readExpression, specialNamesIn } from './read-expression.ts';

/** What keeps an expression from being published; `position` counts characters from 0. */
export interface FeelProblem extends FeelFailure {
  readonly position: number;
}

const PATTERN_FUNCTIONS = new Set(['matches', 'replace', 'split']);

/** Patterns written as literals are tried at publish; others when they are used. */
const badPatterns = (node: FeelNode): FeelProblem[] => {
  const inner = node.children.flatMap(badPatterns);
  const [target, , parameters] = node.children;
  if (node.name !== 'FunctionInvocation' || target === undefined) return inner;
  if (!PATTERN_FUNCTIONS.has(nameOf(target))) return inner;
  const literal = parameters?.children[1];
  if (literal?.name !== 'StringLiteral') return inner;
  const pattern = literal.text.slice(1, -1).replace(/\\(["\\])/g, '$1');
  if (compilePattern(pattern) !== null) return inner;
  return [...inner, { code: 'feel-pattern', params: { pattern }, position: literal.from }];
};

/**
 * All problems of an expression that can be seen before it runs: length, syntax, function
 * definitions, unknown functions, loops nested too deep, reserved names, patterns.
 *
 * `names` are the variables known to be there, needed only if some hold signs or keywords.
 */
export const checkExpression = (
  expression: string,
  names: readonly string[] = [],
  kind: FeelKind = 'expression',
): FeelProblem[] => {
  if (kind === 'unary-tests' && isAlwaysTrue(expression)) return [];
  const read = readExpression(kind, expression, specialNamesIn(expression, names));
  return read.ok ? badPatterns(read.root) : [...read.problems];
};

/** A blank cell and `-` are tests that pass always. */
export const isAlwaysTrue = (tests: string): boolean => /^\s*-?\s*$/.test(tests);

/** Names of the variables that an expression reads, in order of appearance; none if it cannot be read. */
export const readsOf = (
  expression: string,
  names: readonly string[] = [],
  kind: FeelKind = 'expression',
): readonly string[] => {
  const read = readExpression(kind, expression, specialNamesIn(expression, names));
  return read.ok ? read.names.reads : [];
};
