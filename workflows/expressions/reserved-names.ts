/** Built-in functions of FEEL that may be called, as feelin 8 names them (DMN 1.5 §10.3.4). */
const CALLABLE = [
  'number',
  'string',
  'years and months duration',
  'now',
  'today',
  'not',
  'substring',
  'string length',
  'upper case',
  'lower case',
  'substring before',
  'substring after',
  'replace',
  'contains',
  'matches',
  'starts with',
  'ends with',
  'split',
  'string join',
  'list contains',
  'list replace',
  'count',
  'min',
  'max',
  'sum',
  'mean',
  'all',
  'any',
  'sublist',
  'append',
  'concatenate',
  'insert before',
  'remove',
  'reverse',
  'index of',
  'union',
  'distinct values',
  'flatten',
  'product',
  'median',
  'stddev',
  'mode',
  'decimal',
  'floor',
  'ceiling',
  'abs',
  'round up',
  'round down',
  'round half up',
  'round half down',
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
  'get value',
  'get entries',
  'context',
  'context merge',
  'context put',
] as const;

export type CallableName = (typeof CALLABLE)[number];

/** Literals by another name: the grammar itself knows them. */
const TEMPORAL_CONSTRUCTORS = ['date', 'time', 'date and time', 'duration'];

/** `sort` needs a function definition, the rest feelin has not implemented. */
const NOT_CALLABLE = [
  'sort',
  'overlaps before',
  'overlaps after',
  'finishes',
  'finished by',
  'during',
  'starts',
  'started by',
  'coincides',
  '@',
];

const KEYWORDS = [
  'true',
  'false',
  'null',
  'if',
  'then',
  'else',
  'for',
  'in',
  'return',
  'some',
  'every',
  'satisfies',
  'and',
  'or',
  'between',
  'instance',
  'of',
  'function',
  'external',
  '?',
];

const PROTOTYPE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);
const callable: ReadonlySet<string> = new Set<string>(CALLABLE);
const builtins: ReadonlySet<string> = new Set<string>([
  ...CALLABLE,
  ...TEMPORAL_CONSTRUCTORS,
  ...NOT_CALLABLE,
]);
const keywords: ReadonlySet<string> = new Set(KEYWORDS);

export const isCallable = (name: string): boolean => callable.has(name);
export const isBuiltin = (name: string): boolean => builtins.has(name);
export const isKeyword = (name: string): boolean => keywords.has(name);

/** Names through which JavaScript objects could be changed. */
export const isPrototypeName = (name: string): boolean => PROTOTYPE_NAMES.has(name);

/**
 * Whether no variable may have this name: it would shadow a FEEL built-in, be read as a
 * keyword, or reach a JavaScript prototype (decision 23).
 */
export const isReservedName = (name: string): boolean => {
  const collapsed = name.replace(/\s+/g, ' ').trim();
  return isPrototypeName(collapsed) || isBuiltin(collapsed) || isKeyword(collapsed);
};

/**
 * A name that changes no parse when it becomes known. The names of temporal constructors do:
 * where an item has a key `date`, `date("…")` is no longer a literal.
 */
export const isParseNeutral = (name: string): boolean =>
  isPlainName(name) && !TEMPORAL_CONSTRUCTORS.includes(name);

/** A name that FEEL reads as one word whatever else is known, so that it never changes a parse. */
export const isPlainName = (name: string): boolean =>
  /^[A-Za-z_]\w*$/.test(name) && !isKeyword(name);
