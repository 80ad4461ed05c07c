import { estimate } from './cost/estimate.ts';
import { Meter } from './cost/meter.ts';
import type { Shape } from './cost/shape.ts';
import { shapeOf } from './cost/shape.ts';
import type { FeelContext, FeelKind, FeelValue } from './feel-engine.ts';
import { evaluateFeel, normaliseName } from './feel-engine.ts';
import type { FeelClock, FeelFailure } from './feel-result.ts';
import { FeelStop, stop } from './feel-result.ts';
import { clockFunctions } from './functions/clock-functions.ts';
import { patternFunctions } from './functions/pattern-functions.ts';
import type { NamesInTree } from './names-in-tree.ts';
import { isCallable } from './reserved-names.ts';
import type { ReadExpression } from './read-expression.ts';
import { readExpression, readExpressionWith, specialNamesIn } from './read-expression.ts';

/** What feelin gave, not yet JSON, with the variables it was handed and those it asked for in vain. */
export type FeelRun =
  | {
      readonly ok: true;
      readonly value: FeelValue;
      readonly reads: FeelContext;
      readonly missing: readonly string[];
    }
  | { readonly ok: false; readonly failure: FeelFailure; readonly reads: FeelContext };

/** What parsing and setting up one evaluation cost, counted against a bound that several share. */
const UNITS_PER_EVALUATION = 500;

/** The most that merging the keys of list items may cost the parser. */
const MERGING_PER_UNIT = 50;

const namesOf = (read: ReadExpression): NamesInTree =>
  read.ok ? read.names : stop(read.failure.code, read.failure.params);

/** Only what is read is handed over: feelin's time grows with all that it is given. */
const select = (
  reads: readonly string[],
  variables: FeelContext,
  special: readonly string[],
): Map<string, FeelValue> => {
  const selected = new Map<string, FeelValue>();
  for (const name of reads) {
    if (Object.hasOwn(variables, name)) {
      selected.set(name, variables[name]);
      continue;
    }
    const normal = normaliseName(name);
    const alias = special.find((candidate) => normaliseName(candidate) === normal);
    if (alias !== undefined) selected.set(alias, variables[alias]);
  }
  return selected;
};

const shadows = (names: NamesInTree, clock: FeelClock): [string, FeelValue][] => {
  const called = new Set(names.calls);
  const available = { ...clockFunctions(clock), ...patternFunctions() };
  const functions = Object.entries(available)
    .filter(([name]) => called.has(name))
    .map(([name, make]): [string, FeelValue] => [name, make()]);
  // Where no item has such a key the name means nothing, rather than a function. Temporal
  // constructors stay as they are: as a known name they would no longer be literals.
  const absent = names.builtinsAsItems
    .filter(isCallable)
    .map((name): [string, FeelValue] => [name, null]);
  return [...functions, ...absent];
};

/**
 * Reads, bounds and evaluates one expression. `input` is what `?` means in unary tests.
 *
 * `meter` is given where several evaluations share one bound.
 *
 * Pure: the clock is the only time there is. Never throws for what an author or a value can cause.
 */
export const runFeel = (
  kind: FeelKind,
  text: string,
  variables: FeelContext,
  clock: FeelClock,
  input?: FeelValue,
  meter: Meter = new Meter(),
): FeelRun => {
  let reads: FeelContext = {};
  try {
    const special = specialNamesIn(text, Object.keys(variables));
    let names = namesOf(readExpression(kind, text, special));
    const selected = select(names.reads, variables, special);
    reads = Object.fromEntries(selected);
    if (input !== undefined) selected.set('?', input);

    const seen = { special: new Set<string>(), merging: 0 };
    const shapes = new Map<string, Shape>();
    for (const [name, value] of selected) shapes.set(name, shapeOf(value, seen));
    const nested = specialNamesIn(text, seen.special);
    let root = readExpression(kind, text, special);
    if (nested.length > 0) {
      root = readExpressionWith(kind, text, Object.fromEntries(selected));
      names = namesOf(root);
    }
    if (!root.ok) return { ok: false, failure: root.failure, reads };

    meter.charge(UNITS_PER_EVALUATION);
    meter.charge(seen.merging / MERGING_PER_UNIT);
    estimate(root.root, shapes, meter);

    const context = Object.fromEntries([...selected, ...shadows(names, clock)]);
    const value = evaluateFeel(kind, text, context);
    const missing = names.reads.filter((name) => !selected.has(name));
    return { ok: true, value, reads, missing };
  } catch (error) {
    if (error instanceof FeelStop) return { ok: false, failure: error.failure, reads };
    return { ok: false, failure: { code: 'feel-error', params: {} }, reads };
  }
};
