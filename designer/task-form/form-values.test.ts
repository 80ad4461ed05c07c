import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { ValueObject } from '../../server/forms/value-path.ts';
import { evaluateExpression } from '../../workflows/expressions/evaluate-expression.ts';
import { checkForm } from './check-form.ts';
import { optionsOf } from './field-options.ts';
import { fillText } from './fill-text.ts';
import { readNodes } from './form-node.ts';
import { componentOf, initialValues, isHidden, scopeOf, valuesToSend } from './form-values.ts';

type JsonObject = Record<string, z.core.util.JSONType>;

const world = (data: ValueObject = {}) => ({
  data,
  today: '2026-03-01',
  evaluate(expression: string, context: ValueObject) {
    const clock = { now: Date.UTC(2026, 2, 1), zone: 'UTC' };
    const result = evaluateExpression(expression, context, clock);
    return result.ok ? result.value : null;
  },
});

const components: JsonObject[] = [
  { type: 'text', id: 'a', text: '## Title' },
  { type: 'textfield', key: 'name', label: 'Name', validate: { required: true } },
  { type: 'number', key: 'days', defaultValue: 10 },
  { type: 'checkbox', key: 'agreed' },
  {
    type: 'textfield',
    key: 'reason',
    conditional: { hide: '=agreed = true' },
    validate: { required: true },
  },
  { type: 'textfield', key: 'more', conditional: { hide: '=reason = null' } },
  { type: 'group', path: 'person', components: [{ type: 'textfield', key: 'city' }] },
  {
    type: 'dynamiclist',
    path: 'parts',
    components: [
      { type: 'textfield', key: 'code', validate: { required: true } },
      { type: 'number', key: 'amount', conditional: { hide: '=this.code = "X"' } },
    ],
  },
  { type: 'textfield', key: 'fixed', disabled: true },
];
const nodes = readNodes(components);

describe('the values that a form begins with', () => {
  it('are what the run knows, then what the form proposes, then as empty as in form-js', () => {
    expect(initialValues(nodes, { name: 'Rui', person: { city: 'Santos' } })).toEqual({
      name: 'Rui',
      days: 10,
      agreed: false,
      reason: '',
      more: '',
      person: { city: 'Santos' },
      parts: [{ code: '', amount: null }],
      fixed: '',
    });
  });

  it('leave out what an input cannot show', () => {
    expect(initialValues(nodes, { name: { odd: 1 }, days: 'ten' })).toMatchObject({
      name: '',
      days: 10,
    });
  });
});

describe('what is sent', () => {
  const start = initialValues(nodes, {});

  it('lacks what is hidden, also by what became hidden, and what is disabled', () => {
    expect(valuesToSend(nodes, { ...start, reason: 'typed', agreed: true }, world())).toEqual({
      name: '',
      days: 10,
      agreed: true,
      person: { city: '' },
      parts: [{ code: '', amount: null }],
    });
  });

  it('looks at each row by itself', () => {
    const parts = [
      { code: 'X', amount: 1 },
      { code: 'Y', amount: 2 },
    ];
    expect(valuesToSend(nodes, { ...start, parts }, world())).toMatchObject({
      parts: [{ code: 'X' }, { code: 'Y', amount: 2 }],
    });
  });

  it('keeps what was typed in a hidden field for when it is shown again', () => {
    const values = { ...start, reason: 'typed', agreed: true };
    valuesToSend(nodes, values, world());
    expect(valuesToSend(nodes, { ...values, agreed: false }, world())).toMatchObject({
      reason: 'typed',
    });
  });
});

it('hides by what the run knows as well', () => {
  const [node] = readNodes([{ type: 'textfield', key: 'x', conditional: { hide: '=p = 1' } }]);
  expect(node && isHidden(node, scopeOf({}, world({ p: 1 })))).toBe(true);
  expect(node && isHidden(node, scopeOf({ p: 2 }, world({ p: 1 })))).toBe(false);
});

it('says at each field what the server would refuse', () => {
  const values = valuesToSend(nodes, initialValues(nodes, {}), world());
  expect(checkForm({ id: 'f', components }, values, world(), 'en')).toEqual({
    name: 'Fill in this field.',
    reason: 'Fill in this field.',
    'parts[0].code': 'Fill in this field.',
  });
});

it('offers given and computed options, objects too, each once', () => {
  const of = (given: object, data: ValueObject = {}) => {
    const [node] = readNodes([{ type: 'select', key: 's', ...given }]);
    const component = node === undefined ? null : componentOf(node);
    return component === null ? [] : optionsOf(component, scopeOf({}, world(data)));
  };
  expect(
    of({ values: [{ label: 'Yes', value: 'y' }, 'n', 'n'] }).map(({ label }) => label),
  ).toEqual(['Yes', 'n']);
  expect(of({ valuesKey: 'codes' }, { codes: [{ value: { a: 1 }, label: 'A' }] })[0]).toMatchObject(
    {
      label: 'A',
      value: { a: 1 },
    },
  );
  expect(of({ valuesExpression: '=[1, 2]' }).map(({ value }) => value)).toEqual([1, 2]);
});

it('fills texts in, and says nothing where nothing is known', () => {
  const scope = scopeOf({ name: 'Rui' }, world({ n: 2 }));
  expect(fillText('For {{name}}: {{ n + 1 }}{{unknown}}', scope)).toBe('For Rui: 3');
  expect(fillText('="Dear " + name', scope)).toBe('Dear Rui');
});
