import { valueAt, type Value, type ValueObject } from '../../server/forms/value-path.ts';
import type { FormNode } from '../task-form/form-node.ts';
import { asObject, isRows } from '../task-form/form-values.ts';

export interface DescribedValue {
  readonly label: string;
  readonly text: string;
}

const textOf = (value: Value | undefined): string => {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.map((each: Value) => textOf(each)).join(', ');
  if (value === true) return '✓';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What was typed as lines that can be read and copied; what is empty is left out. */
export function describeValues(
  nodes: readonly FormNode[],
  values: ValueObject,
  before = '',
): DescribedValue[] {
  return nodes.flatMap((node): DescribedValue[] => {
    const { field, look, children } = node;
    if (field.kind === 'shown' || field.kind === 'unknown') return [];
    const label = before + (look.label ?? look.dateLabel ?? look.timeLabel ?? field.path.join('.'));
    if (field.kind === 'group')
      return describeValues(
        children,
        field.path.length === 0 ? values : asObject(valueAt(values, field.path)),
        before,
      );
    const value = valueAt(values, field.path);
    if (field.kind === 'list')
      return isRows(value)
        ? value.flatMap((row, at) =>
            describeValues(children, asObject(row), `${label} ${at + 1}: `),
          )
        : [];
    const text = textOf(value);
    return text === '' ? [] : [{ label, text }];
  });
}
