import type { Meter } from './meter.ts';
import type { Shape } from './shape.ts';
import { numberShape, scalar, together } from './shape.ts';

const CHARACTERS = 32;

const rounded = (args: readonly Shape[]): Shape => {
  const bounds = args[0]?.number;
  return bounds === null || bounds === undefined
    ? scalar
    : numberShape(bounds.low - 1, bounds.high + 1, args.length === 1);
};

const magnitude = (args: readonly Shape[]): Shape => {
  const bounds = args[0]?.number;
  if (bounds === null || bounds === undefined) return scalar;
  const most = Math.max(Math.abs(bounds.low), Math.abs(bounds.high));
  return numberShape(0, most, bounds.whole);
};

type CallRule = (args: readonly Shape[], meter: Meter) => Shape;

const first = (args: readonly Shape[]): Shape => args[0] ?? scalar;
const second = (args: readonly Shape[]): Shape => args[1] ?? scalar;

/** Items are compared each with each where they are lists or contexts. */
const compareAll: CallRule = (args, meter) => {
  const all = together(args);
  const items = args.reduce((sum, arg) => sum + arg.length, 0);
  if (all.levels > 1) meter.charge(items * all.size);
  return all;
};

const splitting: CallRule = (args) => {
  const size = first(args).size;
  const pieces = CHARACTERS * size + 1;
  return { ...scalar, size: pieces + size, length: pieces, item: size, levels: 1 };
};

/** Each of at most `characters + 1` matches becomes the replacement, in which groups may repeat. */
const replacing: CallRule = (args) => {
  const input = first(args).size;
  const replacement = args[2]?.size ?? 1;
  const size = input + (CHARACTERS * input + 1) * replacement + CHARACTERS * replacement * input;
  const longest = Math.ceil(size / CHARACTERS) + input * (1 + replacement * (CHARACTERS / 2));
  return { ...scalar, size: longest, item: longest };
};

const joining: CallRule = (args) => {
  const list = first(args);
  const size = list.size + list.length * second(args).size + 1;
  return { ...scalar, size, item: size };
};

const grown =
  (times: number): CallRule =>
  (args) => {
    const all = together(args);
    return { ...all, size: all.size * times, item: all.item * times, levels: all.levels + 1 };
  };

const RULES: Readonly<Record<string, CallRule>> = {
  count: (args) => numberShape(0, first(args).length, true),
  'string length': (args) => numberShape(0, CHARACTERS * first(args).size, true),
  floor: rounded,
  ceiling: rounded,
  'round up': (args) => rounded(args.slice(0, 1)),
  'round down': (args) => rounded(args.slice(0, 1)),
  'round half up': (args) => rounded(args.slice(0, 1)),
  'round half down': (args) => rounded(args.slice(0, 1)),
  abs: magnitude,
  union: compareAll,
  'distinct values': compareAll,
  split: splitting,
  replace: replacing,
  'string join': joining,
  string: (args) => ({ ...scalar, size: together(args).size * 3, item: together(args).size * 3 }),
  'get entries': grown(4),
  context: grown(2),
};

const SCALAR_RESULTS = new Set([
  'number',
  'years and months duration',
  'now',
  'today',
  'not',
  'contains',
  'matches',
  'starts with',
  'ends with',
  'list contains',
  'all',
  'any',
  'sum',
  'mean',
  'product',
  'median',
  'stddev',
  'decimal',
  'modulo',
  'sqrt',
  'log',
  'exp',
  'odd',
  'even',
  'is',
  'before',
  'after',
  'meets',
  'met by',
  'overlaps',
  'includes',
  'day of year',
  'day of week',
  'month of year',
  'week of year',
]);

/**
 * Bounds what a built-in function gives. Without a rule of its own a function only rearranges or
 * picks from its arguments, so that all of them together are a bound.
 */
export const callShape = (name: string, args: readonly Shape[], meter: Meter): Shape => {
  meter.charge(args.reduce((sum, arg) => sum + arg.size, 5));
  if (SCALAR_RESULTS.has(name)) return scalar;
  const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
  return rule === undefined ? { ...together(args, 1) } : rule(args, meter);
};
