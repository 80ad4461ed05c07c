import { isPlainObject, typeOf } from '../feel-engine.ts';
import type { FeelValue } from '../feel-engine.ts';
import { stop } from '../feel-result.ts';
import { MAX_KEY_LENGTH, MAX_SIZE, MAX_VALUE_DEPTH } from '../limits.ts';
import { isParseNeutral, isPrototypeName } from '../reserved-names.ts';

/** Bounds of a number that is known before evaluation. */
export interface NumberBounds {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

/**
 * What is known about a value before it is computed: upper bounds.
 *
 * `size` counts nodes and each 32 characters, `length` the items if it is a list (1 for others),
 * `item` the size of its largest item, `levels` how deep lists and contexts lie in it. `range` is
 * how many items it gives when it is a range and a loop runs over it; null where it is none.
 */
export interface Shape {
  readonly size: number;
  readonly length: number;
  readonly item: number;
  readonly levels: number;
  readonly range: number | null;
  readonly number: NumberBounds | null;
  /** The value itself or the entries of a literal context, to follow paths exactly. */
  readonly value?: FeelValue;
  readonly entries?: ReadonlyMap<string, Shape>;
}

export const scalar: Shape = {
  size: 1,
  length: 1,
  item: 1,
  levels: 0,
  range: null,
  number: null,
};

export const numberShape = (low: number, high: number, whole: boolean): Shape => ({
  ...scalar,
  number: { low, high, whole },
});

const charactersSize = (text: string): number => 1 + Math.floor(text.length / 32);

export const textShape = (text: string): Shape => ({
  ...scalar,
  size: charactersSize(text),
  item: charactersSize(text),
});

const largestRange = (shapes: readonly Shape[]): number | null =>
  shapes.reduce<number | null>(
    (most, { range }) => (range === null ? most : Math.max(most ?? 0, range)),
    null,
  );

/** One value made of all: an upper bound whichever of them it is, or if it holds them all. */
export const together = (shapes: readonly Shape[], extraLevels = 0): Shape => ({
  size: shapes.reduce((sum, shape) => sum + shape.size, 1),
  length: Math.max(
    1,
    shapes.reduce((sum, shape) => sum + shape.length, 0),
  ),
  item: shapes.reduce((most, shape) => Math.max(most, shape.size), 1),
  levels: shapes.reduce((most, shape) => Math.max(most, shape.levels), 0) + extraLevels,
  range: largestRange(shapes),
  number: null,
});

/** An item of a list, or the value itself where it is no list. */
export const itemOf = (shape: Shape): Shape => ({
  size: shape.item,
  length: shape.item,
  item: shape.item,
  levels: shape.levels,
  range: shape.range,
  number: shape.levels === 0 ? shape.number : null,
});

/** What was seen while values were measured. */
export interface SeenKeys {
  /** Keys that could change how the text is parsed. */
  readonly special: Set<string>;
  /** Squared work of the parser, which merges the items of each list key by key. */
  merging: number;
  /** Characters of the longest text. */
  longestText: number;
}

export const nothingSeen = (): SeenKeys => ({ special: new Set(), merging: 0, longestText: 0 });

/** Measures a value, and refuses those too deep, too large or with keys that reach a prototype. */
export const shapeOf = (value: FeelValue, seen: SeenKeys): Shape => {
  let budget = MAX_SIZE;

  const keysOf = (entry: Readonly<Record<string, FeelValue>>): string[] => {
    const keys = Object.keys(entry);
    for (const key of keys) {
      if (isPrototypeName(key)) stop('feel-reserved-name', { name: key });
      if (key.length > MAX_KEY_LENGTH) stop('feel-too-costly', { reason: 'name-length' });
      if (!isParseNeutral(key)) seen.special.add(key);
    }
    return keys;
  };

  const measure = (part: FeelValue, depth: number, distinct: Set<string>): Shape => {
    budget -= typeof part === 'string' ? charactersSize(part) : 1;
    if (budget < 0) stop('feel-too-costly', { reason: 'value-size' });
    if (depth > MAX_VALUE_DEPTH) stop('feel-too-costly', { reason: 'value-depth' });
    if (typeof part === 'number') return { ...numberShape(part, part, Number.isInteger(part)) };
    if (typeof part === 'string') {
      seen.longestText = Math.max(seen.longestText, part.length);
      return textShape(part);
    }
    if (Array.isArray(part)) return measureList(part, depth, distinct);
    if (!isPlainObject(part))
      return typeOf(part) === 'range' ? { ...scalar, range: Infinity } : scalar;
    let size = 1;
    let item = 1;
    let levels = 0;
    for (const key of keysOf(part)) {
      distinct.add(key);
      const inner = measure(part[key], depth + 1, distinct);
      size += inner.size + charactersSize(key) - 1;
      item = Math.max(item, inner.size);
      levels = Math.max(levels, inner.levels);
    }
    return { size, length: 1, item: size, levels: levels + 1, range: null, number: null };
  };

  const measureList = (list: readonly FeelValue[], depth: number, distinct: Set<string>): Shape => {
    const keys = new Set<string>();
    const shapes = list.map((entry) => measure(entry, depth + 1, keys));
    for (const key of keys) distinct.add(key);
    seen.merging += list.length * keys.size;
    return { ...together(shapes, 1), length: list.length };
  };

  return { ...measure(value, 0, new Set()), value };
};
