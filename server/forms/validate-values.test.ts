import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFormSchema } from './check-form-schema.ts';
import { formSchema, type FormSchema } from './form-schema.ts';
import { validateFormValues, type FormWorld } from './validate-values.ts';
import type { ValueObject } from './value-path.ts';

/** Stands for FEEL: `name` reads a name, `name = x` compares, `this.name` reads the row. */
const world = (data: ValueObject = {}): FormWorld => ({
  data,
  today: '2026-03-02',
  evaluate(expression, context) {
    const [left = '', right] = expression.split('=').map((side) => side.trim());
    const value = left
      .split('.')
      .reduce<unknown>(
        (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
        context,
      );
    return right === undefined ? value : String(value) === right;
  },
});

const form = (...components: object[]): FormSchema =>
  formSchema.parse({ type: 'default', id: 'f', components });
const validate = (schema: FormSchema, values: ValueObject, data?: ValueObject) =>
  validateFormValues(schema, values, world(data));
const codes = (schema: FormSchema, values: ValueObject, data?: ValueObject) => {
  const result = validate(schema, values, data);
  return result.ok ? [] : result.failures.map(({ key, code }) => `${key} ${code}`);
};

const field = (type: string, more: object = {}) => form({ type, key: 'a', ...more });
const rule = (type: string, rules: object, more: object = {}) =>
  field(type, { ...more, validate: rules });
const options = {
  values: [
    { label: 'One', value: 'one' },
    { label: 'Two', value: 2 },
  ],
};

describe('one value', () => {
  it.each([
    ['a text', rule('textfield', { required: true }), 'x', null],
    ['a blank text that is required', rule('textfield', { required: true }), '  \t', 'required'],
    ['a number where text belongs', field('textfield'), 5, 'wrong-type'],
    ['a text too short', rule('textarea', { minLength: 3 }), 'ab', 'too-short'],
    ['a text too long', rule('textarea', { maxLength: 3 }), 'abcd', 'too-long'],
    ['a text that matches', rule('textfield', { pattern: '^[A-Z]{3}$' }), 'ABC', null],
    ['a text that does not match', rule('textfield', { pattern: '^[A-Z]{3}$' }), 'abc', 'pattern'],
    ['an e-mail address', rule('textfield', { validationType: 'email' }), 'a@b.co', null],
    ['no e-mail address', rule('textfield', { validationType: 'email' }), 'a@b', 'not-an-email'],
    ['a phone number', rule('textfield', { validationType: 'phone' }), '+55 11 91234-5678', null],
    [
      'no phone number',
      rule('textfield', { validationType: 'phone' }),
      'call me',
      'not-a-phone-number',
    ],
    ['a number', field('number'), 1.5, null],
    ['zero, which is not nothing', rule('number', { required: true }), 0, null],
    ['a text where a number belongs', field('number'), '1.5', 'wrong-type'],
    ['a number kept as text', field('number', { serializeToString: true }), '1.50', null],
    ['a number too small', rule('number', { min: 2 }), 1, 'too-small'],
    ['a number too large', rule('number', { max: 2 }), 3, 'too-large'],
    ['too many decimals', field('number', { decimalDigits: 2 }), 1.234, 'too-many-decimals'],
    [
      'a tiny number with too many decimals',
      field('number', { decimalDigits: 2 }),
      1e-7,
      'too-many-decimals',
    ],
    ['a multiple of a tenth', field('number', { increment: 0.1 }), 0.3, null],
    ['not a step', field('number', { increment: 5 }), 12, 'not-a-step'],
    ['a tick', field('checkbox'), true, null],
    ['an unticked box that is required', rule('checkbox', { required: true }), false, 'required'],
    ['a text where a tick belongs', field('checkbox'), 'true', 'wrong-type'],
    ['an option', field('select', options), 2, null],
    ['an option as text', field('radio', options), '2', 'not-offered'],
    ['options', field('checklist', options), ['one', 2], null],
    ['an option twice', field('taglist', options), ['one', 'one'], 'chosen-twice'],
    ['an option that is not offered', field('taglist', options), ['three'], 'not-offered'],
    [
      'no options that are required',
      rule('checklist', { required: true }, options),
      [],
      'required',
    ],
    ['one option where a list belongs', field('checklist', options), 'one', 'wrong-type'],
    ['a date', field('datetime', { subtype: 'date' }), '2024-02-29', null],
    [
      'a date that no calendar has',
      field('datetime', { subtype: 'date' }),
      '2025-02-29',
      'not-a-date',
    ],
    ['a time', field('datetime', { subtype: 'time' }), '23:59+02:00', null],
    ['a time that no clock shows', field('datetime', { subtype: 'time' }), '24:00', 'not-a-date'],
    [
      'a date and time',
      field('datetime', { subtype: 'datetime' }),
      '2026-03-02T08:30:00.000Z',
      null,
    ],
    [
      'a date without its time',
      field('datetime', { subtype: 'datetime' }),
      '2026-03-02',
      'not-a-date',
    ],
    [
      'yesterday',
      field('datetime', { subtype: 'date', disallowPassedDates: true }),
      '2026-03-01',
      'date-passed',
    ],
    ['a file', field('filepicker'), [{ id: 'f1', name: 'a.jpg' }], null],
    [
      'two files where one belongs',
      field('filepicker'),
      [{ id: 'f1' }, { id: 'f2' }],
      'too-many-files',
    ],
    ['two files', field('filepicker', { multiple: true }), [{ id: 'f1' }, { id: 'f2' }], null],
    ['a file without a reference', field('filepicker'), [{ content: 'x' }], 'wrong-type'],
  ] as const)('%s', (_, schema, value, expected) => {
    const plain: ValueObject = JSON.parse(JSON.stringify({ a: value }));
    expect(codes(schema, plain)).toEqual(expected === null ? [] : [`a ${expected}`]);
  });

  it('takes nothing where nothing is required', () => {
    for (const type of [
      'textfield',
      'number',
      'checkbox',
      'select',
      'taglist',
      'datetime',
      'filepicker',
    ])
      expect(codes(field(type), { a: null })).toEqual([]);
  });
});

it('reads the bounds and the options from what the form was shown with', () => {
  const bounded = rule('number', { max: '=limit' });
  expect(codes(bounded, { a: 5 }, { limit: 4 })).toEqual(['a too-large']);
  expect(codes(bounded, { a: 5 }, { limit: 6 })).toEqual([]);
  const chosen = field('select', { valuesKey: 'parts' });
  expect(codes(chosen, { a: 'p2' }, { parts: ['p1', { label: 'P2', value: 'p2' }] })).toEqual([]);
  expect(codes(chosen, { a: 'p3' }, { parts: ['p1'] })).toEqual(['a not-offered']);
  expect(
    codes(field('select', { valuesExpression: '=parts' }), { a: 'p1' }, { parts: ['p1'] }),
  ).toEqual([]);
});

it('drops what has no place in the form and says so', () => {
  const schema = form(
    { type: 'textfield', key: 'a' },
    { type: 'button', key: 'b' },
    { type: 'expression', key: 'c' },
  );
  const values: ValueObject = JSON.parse(
    '{"a":"x","b":1,"c":2,"constructor":"y","__proto__":{"bad":true}}',
  );
  expect(validate(schema, values)).toEqual({
    ok: true,
    values: { a: 'x' },
    dropped: ['__proto__', 'b', 'c', 'constructor'],
  });
});

it('neither asks for nor takes what is hidden or disabled', () => {
  const schema = form(
    { type: 'checkbox', key: 'broken' },
    {
      type: 'textfield',
      key: 'why',
      conditional: { hide: '=broken = false' },
      validate: { required: true },
    },
    { type: 'textfield', key: 'fixed', disabled: true, validate: { required: true } },
  );
  expect(codes(schema, { broken: true })).toEqual(['why required']);
  expect(validate(schema, { broken: false, why: 'forged', fixed: 'forged' })).toEqual({
    ok: true,
    values: { broken: false },
    dropped: ['fixed', 'why'],
  });
});

it('hides what depends on a field that is itself hidden', () => {
  const schema = form(
    { type: 'textfield', key: 'c', conditional: { hide: '=b = undefined' } },
    { type: 'textfield', key: 'b', conditional: { hide: '=a = no' } },
    { type: 'textfield', key: 'a' },
  );
  expect(validate(schema, { a: 'no', b: 'x', c: 'y' })).toMatchObject({
    ok: true,
    values: { a: 'no' },
  });
});

it('checks each row of a dynamic list, with names that say which', () => {
  const schema = form({
    type: 'group',
    path: 'order',
    components: [
      {
        type: 'dynamiclist',
        path: 'parts',
        components: [
          { type: 'textfield', key: 'code', validate: { required: true } },
          { type: 'number', key: 'price.cents', conditional: { hide: '=this.code = free' } },
        ],
      },
    ],
  });
  const rows = (parts: ValueObject[]) => ({ order: { parts } });
  expect(
    codes(schema, rows([{ code: 'a', price: { cents: 1 } }, { price: { cents: 'x' } }])),
  ).toEqual(['order.parts[1].code required', 'order.parts[1].price.cents wrong-type']);
  expect(validate(schema, rows([{ code: 'free', price: { cents: 1 }, odd: 1 }]))).toEqual({
    ok: true,
    values: { order: { parts: [{ code: 'free' }] } },
    dropped: ['order.parts[].odd', 'order.parts[].price'],
  });
  expect(codes(schema, { order: { parts: 'none' } })).toEqual(['order.parts wrong-type']);
});

it('refuses at publish what it could not check', () => {
  const found = (schema: FormSchema) => checkFormSchema(schema).map(({ code }) => code);
  expect(found(field('textfield'))).toEqual([]);
  expect(found(field('range'))).toEqual(['form-component-unknown']);
  expect(found(form({ type: 'textfield' }))).toEqual(['form-field-needs-key']);
  expect(found(form({ type: 'textfield', key: 'a.__proto__.b' }))).toEqual([
    'form-key-not-allowed',
  ]);
  expect(found(form({ type: 'dynamiclist', components: [] }))).toEqual(['form-list-needs-path']);
  expect(found(rule('textfield', { pattern: '(?=a)b' }))).toEqual(['form-pattern-not-supported']);
  expect(found(rule('textfield', { pattern: '[a-z--b]' }))).toEqual(['form-pattern-not-supported']);
  expect(found(formSchema.parse({ components: [] }))).toEqual(['form-needs-id']);
});

it.each(['(.?.?.?.?){900}', 'x{1000}'.repeat(300), '['.repeat(100_000), 'a'.repeat(100_000)])(
  'refuses a pattern that nobody could wait for: %.40s',
  (pattern) => {
    const schema = rule('textfield', { pattern });
    const before = performance.now();
    expect(checkFormSchema(schema).map(({ code }) => code)).toEqual(['form-pattern-not-supported']);
    expect(codes(schema, { a: 'x'.repeat(20_000) })).toEqual(['a pattern']);
    expect(performance.now() - before).toBeLessThan(1000);
  },
);

it('reads no text for longer than others can wait', () => {
  const schema = rule('textfield', { pattern: '(.?.?.?.?){200}' });
  expect(checkFormSchema(schema)).toEqual([]);
  expect(codes(schema, { a: 'x'.repeat(500) })).toEqual([]);
  const before = performance.now();
  expect(codes(schema, { a: 'x'.repeat(20_000) })).toEqual(['a pattern']);
  expect(performance.now() - before).toBeLessThan(1000);
});

it('answers in linear time to a pattern that would take others ages', () => {
  const schema = rule('textfield', { pattern: '^(a+)+$' });
  const before = performance.now();
  expect(codes(schema, { a: `${'a'.repeat(5000)}!` })).toEqual(['a pattern']);
  expect(performance.now() - before).toBeLessThan(1000);
});

it('never throws, and what it takes it takes again unchanged', () => {
  const schema = form(
    { type: 'textfield', key: 'a' },
    { type: 'number', key: 'b.c' },
    { type: 'dynamiclist', path: 'd', components: [{ type: 'checkbox', key: 'e' }] },
  );
  const value = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(value, (given) => {
      const first = validate(schema, JSON.parse(JSON.stringify(given)));
      if (!first.ok) return;
      expect(validate(schema, first.values)).toEqual({
        ok: true,
        values: first.values,
        dropped: [],
      });
    }),
  );
});

const suites = process.env['ROTEIRO_SUITES'] ?? path.resolve('../shared/suites');
const folder = path.join(suites, 'forms');
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.(json|form)$/.test(name) && name !== 'index.json')
  : [];

describe.skipIf(files.length === 0)(
  'forms of form-js and Camunda (absent without the suites)',
  () => {
    it.each(files)('%s is read: each component is known, or named in a problem', (name) => {
      const raw: unknown = JSON.parse(readFileSync(path.join(folder, name), 'utf8').trim() || '{}');
      const schema = formSchema.parse(raw);
      const problems = checkFormSchema(schema);
      const result = validate(schema, {});
      const required = JSON.stringify(raw).includes('"required":true');

      for (const { message } of problems)
        expect(message).toMatch(/^(Give|Remove|Choose|Write|Divide) /);
      expect(result.ok || required).toBe(true);
    });
  },
);
