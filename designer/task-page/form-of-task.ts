import { z } from 'zod';
import { formSchema } from '../../server/forms/form-schema.ts';
import type { FormWorld } from '../../server/forms/validate-values.ts';
import type { ValueObject } from '../../server/forms/value-path.ts';
import { evaluateExpression } from '../../workflows/expressions/evaluate-expression.ts';
import { readNodes, type FormNode } from '../task-form/form-node.ts';
import { initialValues } from '../task-form/form-values.ts';
import type { TaskReply } from './use-task.ts';

const jsonObject = z.record(z.string(), z.json());
const asValues = (given: unknown): ValueObject => jsonObject.safeParse(given).data ?? {};

export interface FormOfTask {
  readonly schema: z.output<typeof formSchema> | null;
  readonly nodes: readonly FormNode[];
  readonly world: FormWorld;
  /** What the form shows before anything is typed: the draft over what the run knows. */
  readonly start: ValueObject;
}

/** The form of a task as it stands in the exact version of its run. */
export function formOfTask(
  { form, variables, draft }: Pick<TaskReply, 'form' | 'variables' | 'draft'>,
  now: number,
  zone: string,
): FormOfTask {
  const schema = form === null ? null : (formSchema.safeParse(form.schema).data ?? null);
  const nodes = readNodes(schema?.['components']);
  const data = asValues(variables);
  return {
    schema,
    nodes,
    world: {
      data,
      today: new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now),
      evaluate(expression, context) {
        const result = evaluateExpression(expression, context, { now, zone });
        return result.ok ? result.value : null;
      },
    },
    start: { ...initialValues(nodes, data), ...asValues(draft?.values) },
  };
}
