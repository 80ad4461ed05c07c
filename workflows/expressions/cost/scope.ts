import type { Meter } from './meter.ts';
import { COPY, parserKeys } from './parser-keys.ts';
import type { Shape } from './shape.ts';
import { itemOf, scalar, together } from './shape.ts';

/** Names and their shapes at one place of an expression. */
export interface Scope {
  readonly names: ReadonlyMap<string, Shape>;
  /** The item that a filter looks at, whose keys are names too. */
  readonly element: Shape | null;
  readonly outer: Scope | null;
  /** How many entries feelin copies when a loop or a filter makes a context of it. */
  readonly entries: number;
  /** How many keys the parser carries along here. */
  readonly parserKeys: number;
}

export const outermost = (variables: ReadonlyMap<string, Shape>): Scope => ({
  names: variables,
  element: null,
  outer: null,
  entries: variables.size,
  parserKeys: variables.size,
});

/** A place with more names, and that of a filter if it is given what is filtered. */
export const inside = (
  outer: Scope,
  names: ReadonlyMap<string, Shape>,
  filtered: Shape | null = null,
): Scope => ({
  names,
  element: filtered === null ? null : itemOf(filtered),
  outer,
  entries: outer.entries + names.size + (filtered === null ? 0 : filtered.item),
  // Positions that two lists share are merged deeply.
  parserKeys:
    outer.parserKeys +
    names.size +
    (filtered === null ? 0 : isInFilter(outer) ? filtered.size : parserKeys(filtered)),
});

const isInFilter = (scope: Scope | null): boolean =>
  scope !== null && (scope.element !== null || isInFilter(scope.outer));

const find = (name: string, scope: Scope | null, meter: Meter, entries: number): Shape => {
  if (scope === null) {
    // What is not there is looked for among all keys.
    meter.charge(entries);
    return scalar;
  }
  const own = scope.names.get(name);
  if (scope.element === null) return own ?? find(name, scope.outer, meter, entries);
  return together([scope.element, own ?? find(name, scope.outer, meter, entries)]);
};

/** What a name may be here: inside a filter also a key of the item. */
export const lookUp = (name: string, scope: Scope, meter: Meter): Shape => {
  const found = find(name, scope, meter, scope.entries);
  meter.chargeOnce(COPY * parserKeys(found));
  return found;
};
