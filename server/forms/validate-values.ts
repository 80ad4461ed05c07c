import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import { checkValue, type ValueFailure } from './check-value.ts';
import { fieldsOf, type FormComponent, type FormField } from './form-components.ts';
import type { FormSchema } from './form-schema.ts';
import { evaluateIn, rowScope, settingIn, type Evaluate, type FormScope } from './form-scope.ts';
import { unknownKeys } from './unknown-keys.ts';
import { valueAt, withValueAt, type Value, type ValueObject } from './value-path.ts';

export interface FieldFailure extends ValueFailure {
  /** `person.name`, or `parts[0].code` in a dynamic list. */
  readonly key: string;
  /** What the form calls the field; null where it has no label. */
  readonly label: string | null;
}

export type ValidatedValues =
  /** `dropped`: what came but has no place in the form, or in a form that hides or disables it. */
  | { readonly ok: true; readonly values: ValueObject; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly failures: readonly FieldFailure[] };

export interface FormWorld {
  readonly evaluate: Evaluate;
  /** What the form was shown with: the variables its expressions and options may read. */
  readonly data: ValueObject;
  /** Today where the form is filled in, ISO 8601. */
  readonly today: string;
}

const MOST_ROWS = 1000;
/** A hidden field takes its value away, which may hide another: as often as this it is followed. */
const MOST_PASSES = 5;

/**
 * Checks what a person filled in against a form-js 1.23 schema, again: what the browser checked is
 * not to be trusted. Only values of fields that are shown and not disabled come back.
 */
export function validateFormValues(
  schema: FormSchema,
  values: ValueObject,
  world: FormWorld,
): ValidatedValues {
  const fields = fieldsOf(schema);
  let given = values;
  let result = walkAll(fields, given, world);
  for (let pass = 1; pass < MOST_PASSES; pass += 1) {
    if (canonicalJson(result.values) === canonicalJson(given)) break;
    given = result.values;
    result = walkAll(fields, given, world);
  }
  if (result.failures.length > 0) return { ok: false, failures: result.failures };
  return { ok: true, values: result.values, dropped: unknownKeys(values, result.values) };
}

interface Walked {
  readonly values: ValueObject;
  readonly failures: FieldFailure[];
}

function walkAll(fields: readonly FormField[], values: ValueObject, world: FormWorld): Walked {
  const data = Object.fromEntries([...Object.entries(world.data), ...Object.entries(values)]);
  const { evaluate } = world;
  const scope: FormScope = { data, row: values, parent: null, index: null, evaluate };
  return walk(fields, values, scope, '', world.today);
}

function walk(
  fields: readonly FormField[],
  values: ValueObject,
  scope: FormScope,
  prefix: string,
  today: string,
): Walked {
  let kept: ValueObject = {};
  const failures: FieldFailure[] = [];
  for (const field of fields) {
    if (field.kind === 'unknown' || field.kind === 'shown' || !isOpen(field, scope)) continue;
    const value = field.path.length === 0 ? values : valueAt(values, field.path);
    const key = prefix + field.path.join('.');
    if (field.kind === 'input') {
      if (field.path.length === 0) continue;
      const wrong = checkValue(field.type, field.component, value, scope, today);
      if (wrong !== null) failures.push({ key, label: labelOf(field.component), ...wrong });
      if (value !== undefined) kept = withValueAt(kept, field.path, value);
    } else if (field.kind === 'group') {
      const inner = walk(
        field.fields,
        asObject(value),
        scope,
        field.path.length === 0 ? prefix : `${key}.`,
        today,
      );
      failures.push(...inner.failures);
      if (value !== undefined) kept = withGroup(kept, field.path, inner.values);
    } else {
      const rows = walkRows(field, value, scope, key, today);
      failures.push(...rows.failures);
      if (value !== undefined) kept = withValueAt(kept, field.path, rows.values);
    }
  }
  return { values: kept, failures };
}

const labelOf = ({ label, dateLabel, timeLabel }: FormComponent): string | null =>
  label ?? dateLabel ?? timeLabel ?? null;

type ListField = Extract<FormField, { kind: 'group' | 'list' }>;

interface Rows {
  readonly values: Value;
  readonly failures: FieldFailure[];
}

function walkRows(
  field: ListField,
  value: Value | undefined,
  scope: FormScope,
  key: string,
  today: string,
): Rows {
  const label = labelOf(field.component);
  const refused = (code: 'wrong-type' | 'too-many-rows', params: FieldFailure['params']): Rows => ({
    values: value ?? [],
    failures: [{ key, label, code, params }],
  });
  const rows = value ?? [];
  if (!isRows(rows)) return refused('wrong-type', {});
  if (rows.length > MOST_ROWS) return refused('too-many-rows', { most: MOST_ROWS });
  const failures: FieldFailure[] = [];
  const { allowAddRemove, defaultRepetitions } = field.component;
  const fixed = allowAddRemove === false ? (defaultRepetitions ?? 1) : null;
  if (fixed !== null && rows.length !== fixed)
    failures.push({ key, label, code: 'rows-changed', params: { rows: fixed } });
  const values = rows.map((row, index) => {
    const inner = rowScope(scope, row, index + 1);
    const walked = walk(field.fields, inner.row, inner, `${key}[${index}].`, today);
    failures.push(...walked.failures);
    return walked.values;
  });
  return { values, failures };
}

/** Hidden and disabled fields are neither checked nor taken, as form-js does. */
function isOpen(
  field: Exclude<FormField, { kind: 'unknown' | 'shown' }>,
  scope: FormScope,
): boolean {
  const { conditional, disabled } = field.component;
  const hide = conditional?.hide;
  if (typeof hide === 'string' && hide !== '' && evaluateIn(scope, hide) === true) return false;
  return settingIn(scope, disabled) !== true;
}

const withGroup = (kept: ValueObject, path: readonly string[], inner: ValueObject): ValueObject =>
  path.length === 0
    ? deeplyMerged(kept, inner)
    : withValueAt(kept, path, deeplyMerged(asObject(valueAt(kept, path)), inner));

/** Groups may share a path: each adds its fields to it. */
function deeplyMerged(into: ValueObject, from: ValueObject): ValueObject {
  let all = into;
  for (const [name, value] of Object.entries(from)) {
    const before = valueAt(all, [name]);
    const both = isPlain(before) && isPlain(value) ? deeplyMerged(before, value) : value;
    all = withValueAt(all, [name], both);
  }
  return all;
}

const asObject = (value: Value | undefined): ValueObject => (isPlain(value) ? value : {});
const isPlain = (value: Value | undefined): value is ValueObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRows = (value: Value | undefined): value is readonly Value[] =>
  Array.isArray(value) && value.every((row) => isPlain(row));
