import type { FormComponent } from '../../server/forms/form-components.ts';
import { evaluateIn, rowScope, settingIn, type FormScope } from '../../server/forms/form-scope.ts';
import {
  isObject,
  valueAt,
  withValueAt,
  type Value,
  type ValueObject,
} from '../../server/forms/value-path.ts';
import type { FormNode } from './form-node.ts';

/** What a field that nobody has filled in holds: as form-js has it, so that procedures can read it. */
export function emptyValue({ field }: FormNode): Value | undefined {
  if (field.kind !== 'input') return undefined;
  switch (field.type) {
    case 'textfield':
    case 'textarea':
      return '';
    case 'checkbox':
      return false;
    case 'checklist':
    case 'taglist':
      return [];
    case 'number':
    case 'radio':
    case 'select':
    case 'datetime':
      return null;
    case 'filepicker':
      return undefined;
  }
}

/** What a form begins with: what the run knows, what the form proposes, else nothing. */
export function initialValues(nodes: readonly FormNode[], known: ValueObject): ValueObject {
  let values: ValueObject = {};
  for (const node of nodes) {
    const { field, look, children } = node;
    if (field.kind === 'shown' || field.kind === 'unknown') continue;
    if (field.kind === 'group') {
      const inner = field.path.length === 0 ? known : asObject(valueAt(known, field.path));
      values = withGroup(values, field.path, initialValues(children, inner));
      continue;
    }
    if (field.path.length === 0) continue;
    const held = valueAt(known, field.path);
    if (field.kind === 'list') {
      const { defaultRepetitions } = field.component;
      const rows = isRows(held)
        ? held
        : Array.from({ length: Math.max(0, defaultRepetitions ?? 1) }, () => ({}));
      values = withValueAt(
        values,
        field.path,
        rows.map((row) => initialValues(children, asObject(row))),
      );
      continue;
    }
    const value = fitting(node, held) ?? fitting(node, look.defaultValue) ?? emptyValue(node);
    if (value !== undefined) values = withValueAt(values, field.path, value);
  }
  return values;
}

/** A value that the input can show; what it cannot is left as it is in the run. */
function fitting({ field }: FormNode, value: Value | undefined): Value | undefined {
  if (value === undefined || value === null || field.kind !== 'input') return undefined;
  switch (field.type) {
    case 'textfield':
    case 'textarea':
    case 'datetime':
      return typeof value === 'string' ? value : undefined;
    case 'checkbox':
      return typeof value === 'boolean' ? value : undefined;
    case 'number': {
      const asText = field.component.serializeToString === true;
      return typeof value === (asText ? 'string' : 'number') ? value : undefined;
    }
    case 'checklist':
    case 'taglist':
      return Array.isArray(value) ? value : undefined;
    default:
      return value;
  }
}

const withGroup = (
  values: ValueObject,
  path: readonly string[],
  inner: ValueObject,
): ValueObject =>
  path.length === 0
    ? Object.fromEntries([...Object.entries(values), ...Object.entries(inner)])
    : withValueAt(values, path, {
        ...asObject(valueAt(values, path)),
        ...inner,
      });

export const asObject = (value: Value | undefined): ValueObject => (isObject(value) ? value : {});

export const isRows = (value: Value | undefined): value is readonly Value[] =>
  Array.isArray(value) && value.every(isObject);

export const componentOf = ({ field }: FormNode): FormComponent | null =>
  'component' in field ? field.component : null;

/** Whether the form hides a component now. */
export function isHidden({ look }: FormNode, scope: FormScope): boolean {
  const hide = look.conditional?.hide;
  return typeof hide === 'string' && hide !== '' && evaluateIn(scope, hide) === true;
}

export const isDisabled = (node: FormNode, scope: FormScope): boolean =>
  settingIn(scope, componentOf(node)?.disabled) === true;

export const isReadonly = (node: FormNode, scope: FormScope): boolean =>
  settingIn(scope, node.look.readonly) === true;

export interface FormSight {
  readonly data: ValueObject;
  readonly evaluate: FormScope['evaluate'];
}

export const scopeOf = (values: ValueObject, { data, evaluate }: FormSight): FormScope => ({
  data: Object.fromEntries([...Object.entries(data), ...Object.entries(values)]),
  row: values,
  parent: null,
  index: null,
  evaluate,
});

const MOST_PASSES = 5;

/**
 * What is sent: the values of what is shown and not disabled. A hidden field takes its value
 * away, which may hide another; what was typed stays in the form should it be shown again.
 */
export function valuesToSend(
  nodes: readonly FormNode[],
  values: ValueObject,
  sight: FormSight,
): ValueObject {
  let kept = values;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const next = prune(nodes, kept, scopeOf(kept, sight));
    if (JSON.stringify(next) === JSON.stringify(kept)) break;
    kept = next;
  }
  return kept;
}

function prune(nodes: readonly FormNode[], values: ValueObject, scope: FormScope): ValueObject {
  let kept: ValueObject = {};
  for (const node of nodes) {
    const { field, children } = node;
    if (field.kind === 'shown' || field.kind === 'unknown') continue;
    if (isHidden(node, scope) || isDisabled(node, scope)) continue;
    if (field.kind === 'group') {
      const inner = field.path.length === 0 ? values : asObject(valueAt(values, field.path));
      kept = withGroup(kept, field.path, prune(children, inner, scope));
      continue;
    }
    const value = valueAt(values, field.path);
    if (field.path.length === 0 || value === undefined) continue;
    const own =
      field.kind === 'list' && isRows(value)
        ? value.map((row, index) => prune(children, asObject(row), rowScope(scope, row, index + 1)))
        : value;
    kept = withValueAt(kept, field.path, own);
  }
  return kept;
}
