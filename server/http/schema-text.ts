import { z } from 'zod';

const many = z.array(z.unknown());
const schema = z.looseObject({
  $ref: z.string().optional(),
  const: z.unknown().optional(),
  enum: many.optional(),
  anyOf: many.optional(),
  oneOf: many.optional(),
  allOf: many.optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});

const DEEPEST = 8;

/** A JSON schema as one reads a type: `{ name: string; email?: string }`, a field a line. */
export function schemaText(given: unknown, depth = 0): string {
  const read = schema.safeParse(given);
  if (!read.success || depth > DEEPEST) return 'any';
  const { data } = read;
  const inner = (each: unknown): string => schemaText(each, depth);
  if (data.$ref !== undefined) return data.$ref.split('/').at(-1) ?? 'any';
  if ('const' in data) return JSON.stringify(data.const);
  if (data.enum !== undefined) return data.enum.map((each) => JSON.stringify(each)).join(' | ');
  const either = data.anyOf ?? data.oneOf;
  if (either !== undefined) return [...new Set(either.map(inner))].join(' | ');
  if (data.allOf !== undefined) return data.allOf.map(inner).join(' & ');
  if (data.properties !== undefined) {
    const { properties, required = [] } = data;
    const indent = '  '.repeat(depth + 1);
    const lines = Object.entries(properties).map(
      ([name, of]) =>
        `${indent}${name}${required.includes(name) ? '' : '?'}: ${schemaText(of, depth + 1)}`,
    );
    return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
  }
  if (data.items !== undefined) {
    const item = inner(data.items);
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
  }
  if (data.type === 'object') return `{ [name]: ${inner(data.additionalProperties)} }`;
  if (Array.isArray(data.type)) return data.type.join(' | ');
  return data.type ?? 'any';
}
