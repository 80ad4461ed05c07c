/**
 * The only file that knows feelin and its grammar.
 *
 * What is left as feelin has it: numbers are doubles; `if` takes anything but false and null as
 * true; `and` and `or` are three-valued; comparing different types gives null.
 */
import {
  evaluate,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelFunction,
  FeelRange,
  FeelTime,
  parseDate,
  parseDateTime,
  parseTime,
  duration,
  unaryTest,
} from 'feelin';
import { normalizeContextKey, parser, trackVariables } from 'lezer-feel';

export type FeelKind = 'expression' | 'unary-tests';

/** A value inside an evaluation: JSON, FEEL's own dates, times and durations, or a shadowing function. */
export type FeelValue = unknown;
export type FeelContext = Readonly<Record<string, FeelValue>>;

/** A node of the parse tree, positions in characters of the expression. */
export interface FeelNode {
  readonly name: string;
  readonly text: string;
  readonly from: number;
  readonly children: readonly FeelNode[];
}

type TreeNode = ReturnType<ReturnType<typeof parser.parse>['cursor']>['node'];

const TOP = { expression: 'Expression', 'unary-tests': 'UnaryTests' } as const;

/** Parses strictly: the first error ends it, because recovering from many takes seconds. */
export const parseFeel = (
  kind: FeelKind,
  text: string,
  context: FeelContext,
  maxDepth: number,
): FeelNode | { readonly errorAt: number } | 'too-deep' => {
  const strict = parser.configure({
    strict: true,
    top: TOP[kind],
    contextTracker: trackVariables(context),
  });
  let top: TreeNode;
  try {
    top = strict.parse(text).topNode;
  } catch (error) {
    const position = error instanceof Error ? /at (\d+)/.exec(error.message)?.[1] : undefined;
    return { errorAt: Number(position ?? 0) };
  }
  let tooDeep = false;
  const convert = (node: TreeNode, depth: number): FeelNode => {
    const children: FeelNode[] = [];
    if (depth > maxDepth) tooDeep = true;
    else
      for (let child = node.firstChild; child !== null; child = child.nextSibling)
        if (!child.type.isSkipped) children.push(convert(child, depth + 1));
    return { name: node.name, text: text.slice(node.from, node.to), from: node.from, children };
  };
  const root = convert(top, 0);
  return tooDeep ? 'too-deep' : root;
};

/** Evaluates. Throws what feelin throws; the caller has bounded the cost beforehand. */
export const evaluateFeel = (kind: FeelKind, text: string, context: FeelContext): FeelValue =>
  kind === 'expression'
    ? evaluate(text, { ...context }).value
    : unaryTest(text, { ...context }).value;

/** The form in which FEEL compares names: one space between words, and around signs. */
export const normaliseName = (name: string): string => normalizeContextKey(name);

/** A function that feelin can call; the parameter names are given, since minified source has none. */
export const feelFunction = (
  parameters: readonly string[],
  body: (...args: FeelValue[]) => FeelValue,
): FeelValue => Object.assign((...args: FeelValue[]) => body(...args), { $args: parameters });

export const feelDate = (iso: string): FeelValue => parseDate(iso);
export const feelTime = (iso: string): FeelValue => parseTime(iso);
export const feelDateTime = (iso: string): FeelValue => parseDateTime(iso);
export const feelDuration = (iso: string): FeelValue => duration(iso);

export type FeelTypeName =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function'
  | 'unknown';

/** The FEEL type of a value; `unknown` is anything that FEEL does not make. */
export const typeOf = (value: FeelValue): FeelTypeName => {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'string';
  if (Array.isArray(value)) return 'list';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelDuration)
    return value.yearsMonths ? 'years and months duration' : 'days and time duration';
  if (value instanceof FeelRange) return 'range';
  if (typeof value === 'function' || value instanceof FeelFunction) return 'function';
  return isPlainObject(value) ? 'context' : 'unknown';
};

/** Narrows to a context: an object without a prototype of its own. */
export const isPlainObject = (value: FeelValue): value is Readonly<Record<string, FeelValue>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const twoDigits = (n: number): string => String(n).padStart(2, '0');

const offsetText = (seconds: number): string => {
  const size = Math.abs(seconds);
  const rest = size % 60;
  const text = `${twoDigits(Math.floor(size / 3600))}:${twoDigits(Math.floor((size % 3600) / 60))}`;
  return `${seconds < 0 ? '-' : '+'}${text}${rest === 0 ? '' : `:${twoDigits(rest)}`}`;
};

/**
 * The ISO 8601 text of a date, time or duration, else null. A named zone, which ISO 8601 does
 * not have, becomes its offset at that moment.
 */
export const isoText = (value: FeelValue): string | null => {
  if (value instanceof FeelDate || value instanceof FeelDuration) return value.toString();
  if (!(value instanceof FeelTime) && !(value instanceof FeelDateTime)) return null;
  const text = value.toString();
  const named = text.indexOf('@');
  const offset = value['time offset'];
  if (named === -1 || offset === null) return text;
  return text.slice(0, named) + offsetText(offset.unwrap().total('seconds'));
};
