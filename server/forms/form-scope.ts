import { isObject, type Value, type ValueObject } from './value-path.ts';

/** Evaluates FEEL without the leading `=`; null where it gives nothing or fails. */
export type Evaluate = (expression: string, context: ValueObject) => unknown;

/** Where a component's expressions are evaluated: the whole form, and the row it lies in. */
export interface FormScope {
  /** What the form was shown with (the task's variables), under what was filled in. */
  readonly data: ValueObject;
  readonly row: ValueObject;
  readonly parent: FormScope | null;
  /** The row's number in its list, from 1; null outside lists. */
  readonly index: number | null;
  readonly evaluate: Evaluate;
}

/** The value of a FEEL expression as form-js 1.23 gives it: `this`, `parent` and `i` inside lists. */
export function evaluateIn(scope: FormScope, expression: string): unknown {
  const special: ValueObject = {
    this: scope.row,
    parent: scope.parent?.row ?? {},
    ...(scope.index === null ? {} : { i: scope.index }),
  };
  const underscored = Object.entries(special).map(([name, value]) => [`_${name}_`, value] as const);
  const context = { ...special, ...scope.data, ...Object.fromEntries(underscored) };
  return scope.evaluate(expression.replace(/^=/, ''), context);
}

/** A setting that is given, or FEEL after `=`. */
export function settingIn(scope: FormScope, setting: unknown): unknown {
  return typeof setting === 'string' && setting.startsWith('=')
    ? evaluateIn(scope, setting)
    : setting;
}

export const rowScope = (parent: FormScope, row: Value, index: number): FormScope => ({
  ...parent,
  row: isObject(row) ? row : {},
  parent,
  index,
});
