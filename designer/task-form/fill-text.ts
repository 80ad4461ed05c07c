import { evaluateIn, type FormScope } from '../../server/forms/form-scope.ts';

const said = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** A text with its FEEL evaluated: all of it after `=`, or what stands in `{{ }}`. */
export function fillText(text: string, scope: FormScope): string {
  if (text.startsWith('=')) return said(evaluateIn(scope, text));
  return text.replace(/\{\{([^{}]+)\}\}/g, (_, expression: string) =>
    said(evaluateIn(scope, expression.trim())),
  );
}
