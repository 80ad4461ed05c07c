import type { Problem } from '../procedures/compiler.ts';
import { compilePattern } from './compile-pattern.ts';
import { fieldsOf, type FormField } from './form-components.ts';
import { formIdOf, type FormSchema } from './form-schema.ts';

const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);
const MOST_FIELDS = 500;

/** All that keeps a form from being published: what we could not check on the server we refuse. */
export function checkFormSchema(schema: FormSchema): Problem[] {
  const problems: Problem[] = [];
  if (formIdOf(schema) === null)
    problems.push(
      problem(
        'form-needs-id',
        null,
        'Give the form an id of letters, digits, _ . and -, beginning with a letter.',
      ),
    );
  const fields = fieldsOf(schema);
  if (count(fields) > MOST_FIELDS)
    problems.push(
      problem('form-too-large', null, `Divide the form: it may have ${MOST_FIELDS} components.`),
    );
  for (const field of fields) check(field, problems);
  return problems;
}

const count = (fields: readonly FormField[]): number =>
  fields.reduce((sum, each) => sum + 1 + ('fields' in each ? count(each.fields) : 0), 0);

function check(field: FormField, problems: Problem[]): void {
  switch (field.kind) {
    case 'unknown':
      problems.push(
        problem(
          'form-component-unknown',
          field.name,
          `Remove the component of type ${field.type}: its value could not be checked.`,
        ),
      );
      return;
    case 'shown':
      return;
    case 'group':
    case 'list':
      if (field.kind === 'list' && field.path.length === 0)
        problems.push(
          problem(
            'form-list-needs-path',
            null,
            'Give the dynamic list a path, under which its rows are kept.',
          ),
        );
      checkPath(field.path, problems);
      for (const each of field.fields) check(each, problems);
      return;
    case 'input': {
      const { validate } = field.component;
      const name = field.path.join('.');
      if (field.path.length === 0)
        problems.push(
          problem(
            'form-field-needs-key',
            null,
            `Give the ${field.type} a key, under which its value is kept.`,
          ),
        );
      checkPath(field.path, problems);
      const pattern = validate?.pattern;
      if (typeof pattern === 'string' && pattern !== '' && compilePattern(pattern) === null)
        problems.push(
          problem(
            'form-pattern-not-supported',
            name,
            `Write the pattern of ${name} without look-around and back references: ${pattern}`,
          ),
        );
      return;
    }
    default:
      field satisfies never;
  }
}

function checkPath(path: readonly string[], problems: Problem[]): void {
  if (path.some((segment) => segment === '' || RESERVED.has(segment)))
    problems.push(
      problem('form-key-not-allowed', path.join('.'), `Choose another key than ${path.join('.')}.`),
    );
}

const problem = (code: string, elementId: string | null, message: string): Problem => ({
  code,
  severity: 'error',
  elementId,
  message,
});
