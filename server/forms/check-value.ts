import { compilePattern } from './compile-pattern.ts';
import { checkDateTime } from './check-date-time.ts';
import type { FormComponent, InputType } from './form-components.ts';
import { offeredValues } from './form-options.ts';
import { settingIn, type FormScope } from './form-scope.ts';
import { isObject, type Value } from './value-path.ts';

/** What is wrong with one value; `params` fill the sentence in. */
export interface ValueFailure {
  readonly code: FailureCode;
  readonly params: { readonly [name: string]: string | number };
}

export type FailureCode =
  | 'required'
  | 'wrong-type'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'pattern'
  | 'not-an-email'
  | 'not-a-phone-number'
  | 'too-many-decimals'
  | 'not-a-step'
  | 'not-offered'
  | 'chosen-twice'
  | 'not-a-date'
  | 'date-passed'
  | 'too-many-files'
  | 'too-many-rows'
  | 'rows-changed';

const failure = (code: FailureCode, params: ValueFailure['params'] = {}): ValueFailure => ({
  code,
  params,
});

// As form-js 1.23 has them, anchored; both are linear.
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[0-9][0-9 ().-]{4,24}$/;
const LONGEST_TEXT = 20_000;

/** Nothing was filled in. For a required field that is also a blank text and an unticked box. */
export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** The first rule that the value of an input breaks, as form-js 1.23 defines them; null if none. */
export function checkValue(
  type: InputType,
  component: FormComponent,
  value: Value | undefined,
  scope: FormScope,
  today: string,
): ValueFailure | null {
  const required = settingIn(scope, component.validate?.required) === true;
  if (required && (isEmpty(value) || (type === 'checkbox' && value === false)))
    return failure('required');
  if (value === undefined || value === null || value === '') return null;
  switch (type) {
    case 'textfield':
    case 'textarea':
      return typeof value === 'string' ? checkText(component, value, scope) : failure('wrong-type');
    case 'number':
      return checkNumber(component, value, scope);
    case 'checkbox':
      return typeof value === 'boolean' ? null : failure('wrong-type');
    case 'radio':
    case 'select':
      return offeredValues(component, scope)(value) ? null : failure('not-offered');
    case 'checklist':
    case 'taglist':
      return checkChosen(component, value, scope);
    case 'datetime':
      return checkDateTime(component, value, today);
    case 'filepicker':
      return checkFiles(component, value, scope);
    default:
      return type satisfies never;
  }
}

function checkText(component: FormComponent, value: string, scope: FormScope): ValueFailure | null {
  const { validate } = component;
  const length = value.trim().length;
  const minLength = toNumber(settingIn(scope, validate?.minLength));
  const maxLength = toNumber(settingIn(scope, validate?.maxLength)) ?? LONGEST_TEXT;
  if (minLength !== null && length < minLength) return failure('too-short', { minLength });
  if (length > maxLength) return failure('too-long', { maxLength });
  if (validate?.validationType === 'email' && !EMAIL.test(value)) return failure('not-an-email');
  if (validate?.validationType === 'phone' && !PHONE.test(value))
    return failure('not-a-phone-number');
  const pattern = validate?.pattern;
  if (typeof pattern === 'string' && pattern !== '' && compilePattern(pattern)?.(value) !== true)
    return failure('pattern', { pattern });
  return null;
}

function checkNumber(
  component: FormComponent,
  value: Value,
  scope: FormScope,
): ValueFailure | null {
  const asText = component.serializeToString === true;
  const number = asText ? toNumber(value) : value;
  if (
    typeof number !== 'number' ||
    !Number.isFinite(number) ||
    (asText && typeof value !== 'string')
  )
    return failure('wrong-type');
  const min = toNumber(settingIn(scope, component.validate?.min));
  const max = toNumber(settingIn(scope, component.validate?.max));
  if (min !== null && number < min) return failure('too-small', { min });
  if (max !== null && number > max) return failure('too-large', { max });
  const { decimalDigits } = component;
  if (typeof decimalDigits === 'number' && decimalsOf(number) > decimalDigits)
    return failure('too-many-decimals', { decimalDigits });
  const increment = toNumber(component.increment);
  // Compared in units of the last decimal: 0.3 is a step of 0.1.
  if (increment !== null && increment > 0 && !isMultiple(number, increment))
    return failure('not-a-step', { increment });
  return null;
}

function decimalsOf(number: number): number {
  const [, decimals = '', exponent = '0'] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number)) ?? [];
  return Math.max(0, decimals.length - Number(exponent));
}

function isMultiple(number: number, step: number): boolean {
  const steps = number / step;
  return Math.abs(steps - Math.round(steps)) <= 1e-9 * Math.max(1, Math.abs(steps));
}

function checkChosen(
  component: FormComponent,
  value: Value,
  scope: FormScope,
): ValueFailure | null {
  if (!isList(value)) return failure('wrong-type');
  const isOffered = offeredValues(component, scope);
  if (!value.every(isOffered)) return failure('not-offered');
  const texts = value.map((each) => JSON.stringify(each));
  return new Set(texts).size === texts.length ? null : failure('chosen-twice');
}

/** Files are references to what was uploaded before, never the content. */
function checkFiles(component: FormComponent, value: Value, scope: FormScope): ValueFailure | null {
  const references = isList(value) ? value : [value];
  const isReference = (each: Value) =>
    (typeof each === 'string' && each.length <= 500) ||
    (isObject(each) && typeof each['id'] === 'string');
  if (!references.every(isReference)) return failure('wrong-type');
  const most = settingIn(scope, component.multiple) === true ? 50 : 1;
  return references.length > most ? failure('too-many-files', { most }) : null;
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value))
    return null;
  return Number(value);
}
