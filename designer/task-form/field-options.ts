import { z } from 'zod';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import type { FormComponent } from '../../server/forms/form-components.ts';
import { evaluateIn, type FormScope } from '../../server/forms/form-scope.ts';
import { valueAt, type Value } from '../../server/forms/value-path.ts';

export interface FieldOption {
  /** Names the value in the page: values may be objects. */
  readonly id: string;
  readonly label: string;
  readonly value: Value;
}

const option = z.union([
  z.object({ value: z.json(), label: z.string().nullish() }),
  z.union([z.string(), z.number(), z.boolean()]).transform((value) => ({ value, label: null })),
]);

export const optionId = (value: Value): string => canonicalJson(value);

/** What a choice offers: `values`, what is under `valuesKey`, or what `valuesExpression` gives. */
export function optionsOf(component: FormComponent, scope: FormScope): FieldOption[] {
  const offered = z.array(z.unknown()).safeParse(source(component, scope));
  const found = new Map<string, FieldOption>();
  for (const raw of offered.success ? offered.data : []) {
    const read = option.safeParse(raw);
    if (!read.success) continue;
    const { value, label } = read.data;
    const id = optionId(value);
    found.set(id, { id, value, label: label ?? (typeof value === 'string' ? value : id) });
  }
  return [...found.values()];
}

function source(component: FormComponent, scope: FormScope): unknown {
  const { valuesExpression, valuesKey, values } = component;
  if (typeof valuesExpression === 'string' && valuesExpression !== '')
    return evaluateIn(scope, valuesExpression);
  if (typeof valuesKey === 'string' && valuesKey !== '')
    return valueAt(scope.data, valuesKey.split('.'));
  return values ?? [];
}
