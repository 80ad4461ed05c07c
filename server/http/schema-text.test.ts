import { expect, it } from 'vitest';
import { schemaText } from './schema-text.ts';

it('reads as a type does', () => {
  const person = {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      roles: { type: 'array', items: { enum: ['a', 'b'] } },
      at: { type: ['string', 'null'] },
    },
  };
  expect(schemaText(person)).toBe(
    '{\n  name: string\n  roles?: ("a" | "b")[]\n  at?: string | null\n}',
  );
});

it('names references, alternatives and what is open', () => {
  expect(schemaText({ $ref: '#/components/schemas/Error' })).toBe('Error');
  expect(schemaText({ anyOf: [{ type: 'string' }, { type: 'null' }] })).toBe('string | null');
  expect(schemaText({ type: 'object', additionalProperties: {} })).toBe('{ [name]: any }');
  expect(schemaText(null)).toBe('any');
});
