import { z } from 'zod';
import { listOf, listQuery } from '../http/cursor.ts';
import { variablesInput } from './check-variables.ts';

/** Neither control characters, which Postgres text cannot all hold, nor halves of a character. */
const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'well-formed text without control characters');

const processId = z.string().regex(/^[A-Za-z_][\w.-]{0,99}$/);
const status = z.enum([
  'created',
  'running',
  'completed',
  'cancelled',
  'terminated',
  'ended-with-error',
]);
const anyValues = z.record(z.string(), z.unknown());

/** Why somebody did it: several lines are well. */
export const reason = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .regex(/^[^\p{Cs}\0]*$/u, 'well-formed text')
  .meta({ example: 'The customer asked for it by telephone.' });

export const runParams = z.object({ runId: z.uuid() });

export const startRunBody = z
  .strictObject({
    processId: processId.optional().meta({ example: 'reparo' }),
    procedureId: z.uuid().optional().meta({
      description: 'Instead of processId, where the procedure has one process.',
    }),
    version: z.number().int().min(1).max(2_000_000_000).optional().meta({
      description: 'The newest published without it.',
    }),
    businessKey: text(200).optional().meta({ example: 'SOL-2026-00042' }),
    pointOfSaleId: z.uuid().optional(),
    variables: variablesInput.default({}).meta({ example: { item: { serie: 'A1-778' } } }),
  })
  .refine((body) => (body.processId === undefined) !== (body.procedureId === undefined), {
    path: ['processId'],
    message: 'name either a processId or a procedureId',
  });
export const startRunReply = z.object({ runId: z.string() });

export const runQuery = listQuery.extend({
  process: processId.optional(),
  version: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
  status: status.optional(),
  businessKey: z.string().max(200).optional(),
  pointOfSale: z.uuid().optional(),
  from: z.iso.datetime({ offset: true }).optional().meta({ description: 'Started at or after.' }),
  to: z.iso.datetime({ offset: true }).optional().meta({ description: 'Started before.' }),
});
export type RunQuery = z.output<typeof runQuery>;

const summary = {
  id: z.string(),
  processId: z.string(),
  procedureId: z.string(),
  version: z.number(),
  status,
  businessKey: z.string().nullable(),
  pointOfSaleId: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  openIncidents: z.number(),
};
export const runList = listOf(z.object(summary));

const openElement = z.object({
  token: z.number(),
  elementId: z.string(),
  name: z.string().nullable(),
  type: z.string().meta({ description: 'The type of the element, such as userTask.' }),
  kind: z
    .enum([
      'arrived',
      'join',
      'entering',
      'completing',
      'task',
      'step',
      'timer',
      'message',
      'scope',
      'call',
    ])
    .meta({ description: 'What its token does there.' }),
  since: z.string(),
  taskId: z.string().optional(),
  dueAt: z.string().optional(),
  calledRunId: z.string().optional(),
  calledIncidents: z.number().optional().meta({ description: 'Open incidents of the called run.' }),
  message: z.object({ name: z.string(), key: z.string() }).optional(),
});

export const incidentReply = z.object({
  id: z.string(),
  elementId: z.string(),
  code: z.string(),
  message: z.string().meta({ description: 'In the language that Accept-Language prefers.' }),
  params: anyValues,
  since: z.string(),
});

export const runReply = z.object({
  ...summary,
  epoch: z.number().meta({ description: 'Above 1 where its facts went on from an earlier one.' }),
  lastSeq: z.number(),
  open: z.array(openElement),
  timers: z.array(
    z.object({ elementId: z.string(), token: z.number(), purpose: z.string(), dueAt: z.string() }),
  ),
  variables: anyValues.meta({
    description:
      'Of the process itself. A personal value is {personal, digest} with its value where you may see it.',
  }),
  incidents: z.array(incidentReply),
  calledBy: z.object({ runId: z.string(), token: z.number() }).nullable(),
  temporal: z.object({ workflowId: z.string(), uiUrl: z.string().optional() }),
});

const ofEpoch = z.coerce.number().int().min(1).max(2_000_000_000).optional().meta({
  description: 'An epoch of the run; the present one without it.',
});

export const factsQuery = z.object({
  epoch: ofEpoch,
  after: z.coerce.number().int().min(0).max(2_000_000_000).optional().meta({
    description: 'Facts numbered above this one.',
  }),
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
const fact = z.object({
  seq: z.number(),
  epoch: z.number(),
  at: z.string(),
  rawAt: z.string().nullable().meta({ description: 'Its own time, where that is not `at`.' }),
  type: z.string(),
  elementId: z.string().nullable(),
  token: z.number().nullable(),
  actor: anyValues.nullable(),
  data: z.unknown(),
  change: z.unknown(),
  hash: z.string(),
  previousHash: z.string(),
});
export const factsReply = listOf(fact);

export const stateQuery = z.object({
  epoch: ofEpoch,
  seq: z.coerce.number().int().min(0).max(2_000_000_000).optional().meta({
    description: 'The state after this fact; after the last one without it.',
  }),
});
export const stateReply = z.looseObject({
  runId: z.string(),
  status,
  seq: z.number(),
  time: z.number().meta({ description: 'Of the last fact, milliseconds since 1970.' }),
  tokens: anyValues,
  variables: anyValues.meta({ description: 'By holder: a token, or 0 for the process.' }),
  timers: anyValues,
  subscriptions: anyValues,
  incidents: anyValues,
});

export const recordReply = listOf(
  z.discriminatedUnion('source', [
    fact.extend({ source: z.literal('run') }).omit({ change: true }),
    z.object({
      source: z.literal('organisation'),
      no: z.number(),
      at: z.string(),
      type: z.string(),
      actor: anyValues,
      data: anyValues,
      hash: z.string(),
      previousHash: z.string(),
    }),
  ]),
);

export const cancelBody = z.strictObject({ reason });
export const setVariablesBody = z.strictObject({
  variables: variablesInput.meta({ example: { prioridade: 'P1' } }),
  holder: z.number().int().min(0).max(2_000_000_000).default(0).meta({
    description: 'The token of an open element, or 0 for the process.',
  }),
  reason,
});
export const operationReply = z.object({
  runId: z.string(),
  seq: z.number().nullable().meta({
    description: 'The last fact that it caused; null with 202, when it is accepted for later.',
  }),
});
