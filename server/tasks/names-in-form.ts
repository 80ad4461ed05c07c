import { readsOf } from '../../workflows/expressions/check-expression.ts';
import type { FormSchema } from '../forms/form-schema.ts';

const DEEPEST = 20;

/**
 * The variables that a form-js schema shows or reads: the first part of its keys and paths, what
 * its expressions (`=…`) read and what its texts show (`{{…}}`).
 */
export function namesInForm(schema: FormSchema): string[] {
  const names = new Set<string>();
  collect(schema['components'], null, names, 0);
  return [...names].toSorted();
}

const PATHS: readonly (string | null)[] = ['key', 'path', 'valuesKey'];

function collect(value: unknown, name: string | null, names: Set<string>, depth: number): void {
  if (depth > DEEPEST) return;
  if (typeof value === 'string') {
    for (const found of namesInText(value, PATHS.includes(name))) names.add(found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    collect(inner, Array.isArray(value) ? name : key, names, depth + 1);
}

function namesInText(text: string, isPath: boolean): readonly string[] {
  if (text.startsWith('=')) return readsOf(text.slice(1));
  if (isPath) return [text.split('.')[0] ?? ''].filter((first) => first !== '');
  const templates = [...text.matchAll(/\{\{([^{}]*)\}\}/g)];
  // Blocks such as `{{#if x}}` and `{{#loop xs}}` read what follows their word.
  return templates.flatMap(([, inner]) => readsOf((inner ?? '').replace(/^\s*[#/]\w*/, '')));
}
