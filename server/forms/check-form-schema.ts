import { problemOf, type Problem } from '../procedures/problem.ts';
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
      problemOf('form-needs-id', null, {
        en: 'Give the form an id of letters, digits, _ . and -, beginning with a letter.',
        pt: 'Dê ao formulário um id de letras, dígitos, _ . e -, começando por letra.',
      }),
    );
  const fields = fieldsOf(schema);
  if (count(fields) > MOST_FIELDS)
    problems.push(
      problemOf('form-too-large', null, {
        en: `Divide the form: it may have ${MOST_FIELDS} components.`,
        pt: `Divida o formulário: ele pode ter ${MOST_FIELDS} componentes.`,
      }),
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
        problemOf('form-component-unknown', field.name, {
          en: `Remove the component of type ${field.type}: its value could not be checked.`,
          pt: `Remova o componente do tipo ${field.type}: seu valor não poderia ser verificado.`,
        }),
      );
      return;
    case 'shown':
      return;
    case 'group':
    case 'list':
      if (field.kind === 'list' && field.path.length === 0)
        problems.push(
          problemOf('form-list-needs-path', null, {
            en: 'Give the dynamic list a path, under which its rows are kept.',
            pt: 'Dê à lista dinâmica um caminho, sob o qual suas linhas são guardadas.',
          }),
        );
      checkPath(field.path, problems);
      for (const each of field.fields) check(each, problems);
      return;
    case 'input': {
      const { validate } = field.component;
      const name = field.path.join('.');
      if (field.path.length === 0)
        problems.push(
          problemOf('form-field-needs-key', null, {
            en: `Give the ${field.type} a key, under which its value is kept.`,
            pt: `Dê ao campo ${field.type} uma chave, sob a qual seu valor é guardado.`,
          }),
        );
      checkPath(field.path, problems);
      const pattern = validate?.pattern;
      if (typeof pattern === 'string' && pattern !== '' && compilePattern(pattern) === null)
        problems.push(
          problemOf('form-pattern-not-supported', name, {
            en: `Write the pattern of ${name} without look-around, back references and large counts: ${pattern.slice(0, 200)}`,
            pt: `Escreva o padrão de ${name} sem look-around, referências anteriores nem contagens grandes: ${pattern.slice(0, 200)}`,
          }),
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
      problemOf('form-key-not-allowed', path.join('.'), {
        en: `Choose another key than ${path.join('.')}.`,
        pt: `Escolha outra chave em vez de ${path.join('.')}.`,
      }),
    );
}
