import type { FormSchema } from '../../server/forms/form-schema.ts';
import { validateFormValues, type FormWorld } from '../../server/forms/validate-values.ts';
import type { ValueObject } from '../../server/forms/value-path.ts';
import { fieldFailureSentences } from '../../server/tasks/field-failure-text.ts';
import type { Language } from '../texts/language.tsx';
import type { FieldFailures } from './field-failures.ts';

/** What the server would refuse, said before it is asked: by the very same rules. */
export function checkForm(
  schema: FormSchema,
  values: ValueObject,
  world: FormWorld,
  language: Language,
): FieldFailures {
  const checked = validateFormValues(schema, values, world);
  if (checked.ok) return {};
  return Object.fromEntries(
    checked.failures.map((failure) => [failure.key, fieldFailureSentences(failure)[language]]),
  );
}
