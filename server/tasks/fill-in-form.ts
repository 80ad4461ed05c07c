import { evaluateExpression } from '../../workflows/expressions/evaluate-expression.ts';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { createFormVersionStore } from '../forms/form-version-store.ts';
import type { FormSchema } from '../forms/form-schema.ts';
import { validateFormValues } from '../forms/validate-values.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import type { VisibleRun } from '../runs/find-visible-run.ts';
import { fieldFailureSentences } from './field-failure-text.ts';
import { namesInForm } from './names-in-form.ts';
import type { Task } from './task.ts';
import { findVisibleVariables } from './visible-variables.ts';

/** The form in the exact version that the task's plan was published with; null without one. */
export async function findTaskForm(
  db: Database,
  organisationId: string,
  { formHash }: Pick<Task, 'formHash'>,
): Promise<FormSchema | null> {
  if (formHash === null) return null;
  const forms = createFormVersionStore(db);
  const found = await forms.findByHash(readOrganisationId.parse(organisationId), formHash);
  if (found === null) throw new Error(`There is no form ${formHash}.`);
  return found.schema;
}

/** What the form is shown with: the variables it needs, as the task sees them now. */
export function findFormVariables(
  db: Database,
  run: Pick<VisibleRun, 'organisationId' | 'runId'>,
  task: Pick<Task, 'token'>,
  schema: FormSchema,
): Promise<Variables> {
  return findVisibleVariables(db, { ...run, token: task.token }, namesInForm(schema));
}

/** The date in a zone, ISO 8601. */
export const dateIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);

/**
 * Checks values by the task's form and gives those that its fields take; all of them where the
 * task has no form.
 * @throws AppError FORM_VALUES_NOT_VALID with the failures of each field, in both languages
 */
export async function fillInForm(
  db: Database,
  run: VisibleRun,
  task: Task,
  values: Variables,
  at: Date,
): Promise<Variables> {
  const schema = await findTaskForm(db, run.organisationId, task);
  if (schema === null) return values;
  const data = await findFormVariables(db, run, task, schema);
  const filled = validateFormValues(schema, values, {
    data,
    today: dateIn(run.zone, at),
    evaluate(expression, context) {
      const result = evaluateExpression(expression, context, { now: at.getTime(), zone: run.zone });
      return result.ok ? result.value : null;
    },
  });
  if (filled.ok) return filled.values;
  const failures = filled.failures.map((failure) => ({
    ...failure,
    messages: fieldFailureSentences(failure),
  }));
  throw createError('FORM_VALUES_NOT_VALID', { taskId: task.id, failures });
}
