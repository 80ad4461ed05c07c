import { z } from 'zod';
import { listOf, listQuery } from '../http/cursor.ts';
import { variablesInput } from '../runs/check-variables.ts';

export const taskParams = z.object({ taskId: z.uuid() });

const status = z.enum(['open', 'completing', 'completed', 'cancelled']);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const taskQuery = listQuery
  .extend({
    assignee: z
      .string()
      .min(1)
      .max(320)
      .optional()
      .meta({ description: '`me`, or the id or e-mail address of a person.', example: 'me' }),
    candidate: z
      .literal('me')
      .optional()
      .meta({ description: 'Tasks that nobody has claimed and that are for you or for anyone.' }),
    run: z.uuid().optional(),
    overdue: flag.optional().meta({ description: '`true`: due before now.', example: 'true' }),
    status: status.optional().meta({
      description:
        'Without it, open and completing ones. Closed ones are listed by run or by assignee.',
    }),
  })
  .refine(
    ({ status: asked, run, assignee }) =>
      asked === undefined ||
      asked === 'open' ||
      asked === 'completing' ||
      run !== undefined ||
      assignee !== undefined,
    { path: ['status'], message: 'closed tasks are listed by run or by assignee: say which' },
  );

/** The query as OpenAPI shows it: a refined object has no fields of its own. */
export type TaskQuery = z.output<typeof taskQuery>;

const item = {
  id: z.string(),
  runId: z.string(),
  elementId: z.string(),
  name: z.string().nullable(),
  status,
  assignee: z.string().nullable().meta({
    description: "The person's id, or what the drawing names: an id or e-mail address.",
  }),
  assigneeName: z.string().nullable(),
  dueAt: z.string().nullable().meta({ example: '2026-03-02T15:00:00.000Z' }),
  followUpAt: z.string().nullable(),
  priority: z.number().meta({ description: '0 to 100; 50 unless the drawing says otherwise.' }),
  formId: z.string().nullable(),
  processId: z.string().meta({ example: 'reparo' }),
  businessKey: z.string().nullable(),
  pointOfSaleId: z.string().nullable(),
  createdAt: z.string(),
};

export const taskItem = z.object(item);
export const taskList = listOf(taskItem);

export const taskReply = z.object({
  ...item,
  token: z.number(),
  version: z.number().meta({ description: "Of the run's procedure." }),
  candidateGroups: z.array(z.string()),
  candidateUsers: z.array(z.string()),
  documentation: z.string().nullable().meta({ description: 'What the drawing says beside it.' }),
  form: z
    .object({ id: z.string(), hash: z.string(), schema: z.record(z.string(), z.unknown()) })
    .nullable()
    .meta({ description: 'The form-js schema in the exact version of the run.' }),
  variables: z.record(z.string(), z.unknown()).meta({
    description: 'What the form needs, as it is now; personal values where you may see them.',
  }),
  draft: z
    .object({ values: z.record(z.string(), z.unknown()), savedAt: z.string() })
    .nullable()
    .meta({ description: 'What was filled in and not taken by the run.' }),
  may: z.array(z.enum(['claim', 'unclaim', 'assign', 'draft', 'complete'])),
  completedBy: z.record(z.string(), z.unknown()).nullable(),
  closedAt: z.string().nullable(),
});

export const assignBody = z.strictObject({ personId: z.uuid() });

const values = variablesInput.default({}).meta({ example: { resultadoVisita: 'realizada' } });

export const draftBody = z.strictObject({ values });
export const completeBody = z.strictObject({
  values,
  clientTime: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: "The device's own clock: recorded, never used for order." }),
});

export const completeReply = z.object({
  runId: z.string(),
  seq: z.number().nullable().meta({
    description: 'The last fact that it caused; null with 202, when it is accepted for later.',
  }),
  next: z.array(taskItem).meta({ description: 'Open tasks of the same run that you may do.' }),
});
