import type { TaskForm } from '../plan/plan-nodes.ts';
import type { Compiling } from './compiling.ts';
import { extensionOf, textOf, type Moddle } from './moddle.ts';

/** The form of a user task, resolved to its content where forms are known (decision 26). */
export function readTaskForm(c: Compiling, element: Moddle): TaskForm | null {
  const definition = extensionOf(element, 'zeebe:FormDefinition');
  if (definition === null) return null;
  const formId = textOf(definition, 'formId');
  if (formId === null) {
    const key = textOf(definition, 'formKey') ?? textOf(definition, 'externalReference') ?? '';
    c.problem('form-reference-not-supported', element, { reference: key });
    return null;
  }
  const known = c.forms?.get(formId);
  if (known === undefined)
    c.problem('form-unknown', element, { formId }, c.forms === null ? 'warning' : 'error');
  return { formId, hash: known?.hash ?? null };
}
