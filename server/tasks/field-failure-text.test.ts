import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../workflows/expressions/evaluate-expression.ts';
import { formSchema } from '../forms/form-schema.ts';
import { validateFormValues, type FieldFailure } from '../forms/validate-values.ts';
import type { Value } from '../forms/value-path.ts';
import { fieldFailureSentences, type FIELD_FAILURE_TEXT } from './field-failure-text.ts';

/** What the real FEEL and a form with one field say of a value. */
function failuresOf(component: object, value: Value | undefined): readonly FieldFailure[] {
  const schema = formSchema.parse({
    type: 'default',
    id: 'f',
    components: [{ key: 'a', path: 'a', label: 'A', ...component }],
  });
  const result = validateFormValues(schema, value === undefined ? {} : { a: value }, {
    data: { least: 3 },
    today: '2026-03-02',
    evaluate(expression, context) {
      const found = evaluateExpression(expression, context, { now: 0, zone: 'UTC' });
      return found.ok ? found.value : null;
    },
  });
  return result.ok ? [] : result.failures;
}

const values = [{ label: 'One', value: 'one' }];
const rows = (count: number) => Array.from({ length: count }, () => ({}));
const date = { type: 'datetime', subtype: 'date' };

/** One way to meet each code. */
const situations: Record<keyof typeof FIELD_FAILURE_TEXT, readonly [object, Value | undefined]> = {
  required: [{ type: 'textfield', validate: { required: '=least > 2' } }, undefined],
  'wrong-type': [{ type: 'textfield' }, 5],
  'too-short': [{ type: 'textfield', validate: { minLength: '=least' } }, 'ab'],
  'too-long': [{ type: 'textfield', validate: { maxLength: 2 } }, 'abc'],
  'too-small': [{ type: 'number', validate: { min: '=least' } }, 2],
  'too-large': [{ type: 'number', validate: { max: 2 } }, 3],
  pattern: [{ type: 'textfield', validate: { pattern: '^x$' } }, 'y'],
  'not-an-email': [{ type: 'textfield', validate: { validationType: 'email' } }, 'y'],
  'not-a-phone-number': [{ type: 'textfield', validate: { validationType: 'phone' } }, 'y'],
  'too-many-decimals': [{ type: 'number', decimalDigits: 1 }, 1.25],
  'not-a-step': [{ type: 'number', increment: 5 }, 7],
  'not-offered': [{ type: 'select', values }, 'two'],
  'chosen-twice': [{ type: 'checklist', values }, ['one', 'one']],
  'not-a-date': [date, 'soon'],
  'date-passed': [{ ...date, disallowPassedDates: true }, '2026-03-01'],
  'too-many-files': [{ type: 'filepicker' }, ['a', 'b']],
  'too-many-rows': [{ type: 'dynamiclist', components: [] }, rows(1001)],
  'rows-changed': [
    { type: 'dynamiclist', allowAddRemove: false, defaultRepetitions: 2, components: [] },
    rows(1),
  ],
};

describe.each(Object.entries(situations))('%s', (code, [component, value]) => {
  it('is met, and says what to do in both languages with nothing left out', () => {
    const [failure, ...others] = failuresOf(component, value);
    if (failure === undefined) throw new Error('Nothing failed.');
    expect([failure.code, failure.label, others]).toEqual([code, 'A', []]);

    const { en, pt } = fieldFailureSentences(failure);
    expect(en).not.toBe(pt);
    for (const sentence of [en, pt]) expect(sentence).toMatch(/^[A-Z][^{}–]{10,}\.$/);
  });
});

it('counts a field that FEEL hides as filled in', () => {
  const hidden = { type: 'textfield', conditional: { hide: '=least = 3' } };
  expect(failuresOf({ ...hidden, validate: { required: true } }, undefined)).toEqual([]);
});
