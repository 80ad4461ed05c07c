import { z } from 'zod';
import { listOf, listQuery } from '../http/cursor.ts';
import { variablesInput } from '../runs/check-variables.ts';
import { incidentReply, operationReply, reason } from '../runs/run-contract.ts';

export const incidentParams = z.object({ incidentId: z.uuid() });

export const incidentQuery = listQuery.extend({
  run: z.uuid().optional(),
  process: z.string().max(100).optional(),
  element: z.string().max(200).optional(),
  code: z.string().max(100).optional(),
  pointOfSale: z.uuid().optional(),
});
export type IncidentQuery = z.output<typeof incidentQuery>;

export const incidentList = listOf(
  incidentReply.extend({
    runId: z.string(),
    processId: z.string(),
    version: z.number(),
    businessKey: z.string().nullable(),
    pointOfSaleId: z.string().nullable(),
    stage: z.enum(['enter', 'work', 'complete', 'timer']).meta({
      description: 'Where the element stood: it decides what a retry does again.',
    }),
  }),
);

const variables = variablesInput.default({}).meta({ example: { limiteCentavos: 150000 } });

export const retryBody = z.strictObject({ reason, variables });
export const skipBody = z.strictObject({ reason });
export const overrideBody = z.strictObject({
  reason,
  variables,
  flowIds: z.array(z.string().min(1).max(200)).max(100).optional().meta({
    description: 'The ways on; without them the element chooses by the variables.',
  }),
});
export const resolveReply = operationReply;
