import { z } from 'zod';
import { canonicalJson } from '../../workflows/plan/canonical-json.ts';
import type { FormComponent } from './form-components.ts';
import { evaluateIn, type FormScope } from './form-scope.ts';
import { valueAt } from './value-path.ts';

const option = z.union([
  z.object({ value: z.json() }).transform(({ value }) => value),
  z.string(),
  z.number(),
  z.boolean(),
]);

/**
 * Whether a value is one of those offered: `values` in the form, `valuesKey` in the data, or
 * `valuesExpression`. Values may be objects and are compared by content.
 */
export function offeredValues(
  component: FormComponent,
  scope: FormScope,
): (value: unknown) => boolean {
  const offered = z.array(z.unknown()).safeParse(source(component, scope));
  const texts = new Set<string>();
  for (const raw of offered.success ? offered.data : []) {
    const read = option.safeParse(raw);
    if (read.success) texts.add(canonicalJson(read.data));
  }
  return (value) => texts.has(canonicalJson(value));
}

function source(component: FormComponent, scope: FormScope): unknown {
  const { valuesExpression, valuesKey, values } = component;
  if (typeof valuesExpression === 'string' && valuesExpression !== '')
    return evaluateIn(scope, valuesExpression);
  if (typeof valuesKey === 'string' && valuesKey !== '')
    return valueAt(scope.data, valuesKey.split('.'));
  return values ?? [];
}
