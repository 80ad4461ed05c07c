import { estimate } from './cost/estimate.ts';
import { chargeTextsAsNames } from './cost/parser-keys.ts';
import { Meter } from './cost/meter.ts';
import type { Shape } from './cost/shape.ts';
import { nothingSeen, shapeOf } from './cost/shape.ts';
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

/** feelin copies every value that it is handed. */
const UNITS_PER_NODE = 2;

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

/** What feelin throws comes from the values; its messages are the engine's and are not kept. */
const evaluateOrStop = (kind: FeelKind, text: string, context: FeelContext): FeelValue => {
  try {
    return evaluateFeel(kind, text, context);
  } catch (error) {
    if (error instanceof FeelStop) throw error;
    return stop('feel-error');
  }
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

    const seen = nothingSeen();
    const shapes = new Map<string, Shape>();
    for (const [name, value] of selected) {
      const shape = shapeOf(value, seen);
      meter.charge(UNITS_PER_NODE * shape.size);
      shapes.set(name, shape);
    }
    meter.charge(UNITS_PER_EVALUATION + seen.merging / MERGING_PER_UNIT);
    const bound = (read: ReadExpression): void => {
      if (!read.ok) return stop(read.failure.code, read.failure.params);
      chargeTextsAsNames(read.root, seen.longestText, meter);
      estimate(read.root, shapes, meter);
    };
    bound(readExpression(kind, text, special));
    if (specialNamesIn(text, seen.special).length > 0) {
      const exact = readExpressionWith(kind, text, Object.fromEntries(selected));
      names = namesOf(exact);
      bound(exact);
    }

    const context = Object.fromEntries([...selected, ...shadows(names, clock)]);
    const missing = names.reads.filter((name) => !selected.has(name));
    return { ok: true, value: evaluateOrStop(kind, text, context), reads, missing };
  } catch (error) {
    if (error instanceof FeelStop) return { ok: false, failure: error.failure, reads };
    throw error;
  }
};
