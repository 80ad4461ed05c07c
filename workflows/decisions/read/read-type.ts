import type { Moddle } from '../../compile/moddle.ts';
import { childOf, childrenOf, flagOf, textOf } from '../../compile/moddle.ts';
import type { BaseType, TypePlan } from '../decision-plan.ts';
import type { Reading } from './reading.ts';
import { checkText, nameOf, report } from './reading.ts';

/** FEEL's type names, with those of DMN 1.1 and of Camunda. */
const BASES: Readonly<Record<string, BaseType>> = {
  Any: 'any',
  any: 'any',
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  dateTime: 'date and time',
  'date and time': 'date and time',
  'days and time duration': 'duration',
  'years and months duration': 'duration',
  dayTimeDuration: 'duration',
  yearMonthDuration: 'duration',
  duration: 'duration',
  context: 'context',
};

const plain = (base: BaseType): TypePlan => ({ base, list: false, allowed: null, entries: null });

/** The text of unary tests or of an expression below an element, null if blank. */
export const textBelow = (element: Moddle, property: string): string | null => {
  const child = childOf(element, property);
  return child === null ? null : textOf(child, 'text');
};

const MAX_TYPE_DEPTH = 20;

/** Resolves a type through the file's item definitions; null, with a warning, if it is not known. */
export const readType = (
  reading: Reading,
  element: Moddle,
  typeRef: string | null,
  depth = 0,
): TypePlan | null => {
  if (typeRef === null) return null;
  const local = typeRef.slice(typeRef.lastIndexOf(':') + 1);
  const base = BASES[local];
  if (base !== undefined) return plain(base);
  const item = childrenOf(reading.definitions, 'itemDefinition').find(
    (candidate) => textOf(candidate, 'name') === local,
  );
  if (item !== undefined && depth < MAX_TYPE_DEPTH) return readItem(reading, item, depth + 1);
  report(
    reading,
    'decision-type-unknown',
    element,
    { decision: nameOf(element), type: typeRef },
    'warning',
  );
  return null;
};

const readItem = (reading: Reading, item: Moddle, depth: number): TypePlan => {
  const components = childrenOf(item, 'itemComponent');
  const allowed = textBelow(item, 'allowedValues');
  if (allowed !== null) checkText(reading, item, allowed, 'unary-tests');
  const entries = components.map((component) => ({
    name: nameOf(component),
    type: readItem(reading, component, depth),
  }));
  const referred = readType(reading, item, textOf(item, 'typeRef'), depth);
  const own: TypePlan =
    components.length > 0 ? { ...plain('context'), entries } : (referred ?? plain('any'));
  const isCollection = flagOf(item, 'isCollection');
  // A list of lists: that its items are lists is not checked further.
  if (isCollection && own.list) return { ...plain('any'), list: true };
  return { ...own, list: isCollection || own.list, allowed: allowed ?? own.allowed };
};
