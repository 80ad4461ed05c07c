import { z } from 'zod';
import { listOf } from '../http/cursor.ts';
import { problem } from '../procedures/procedure-contract.ts';
import { formSchema } from './form-schema.ts';

const name = z.string().trim().min(1).max(200);

export const formParams = z.object({ formId: z.string().max(100) });
export const formVersionParams = formParams.extend({
  number: z.coerce.number().int().min(1).max(2_000_000_000),
});

export const createFormBody = z.strictObject({ name: name.optional(), schema: formSchema });
export const createFormReply = z.object({
  /** The `id` of the schema. */
  formId: z.string(),
  version: z.number(),
  problems: z.array(problem),
});

export const putDraftBody = z.strictObject({ schema: formSchema, version: z.number().int() });
export const putDraftReply = z.object({ version: z.number(), problems: z.array(problem) });

export const publishBody = z.strictObject({ note: z.string().trim().max(2000).optional() });
export const publishReply = z.object({ version: z.number(), contentHash: z.string() });

export const formSummary = z.object({
  id: z.string(),
  name: z.string(),
  latestVersion: z.number(),
  version: z.number(),
  updatedAt: z.string(),
});
export const formList = listOf(formSummary);
export const formReply = formSummary.extend({ draft: z.object({ schema: formSchema }) });

export const versionSummary = z.object({
  number: z.number(),
  contentHash: z.string(),
  note: z.string().nullable(),
  publishedBy: z.record(z.string(), z.unknown()),
  publishedAt: z.string(),
});
export const versionList = listOf(versionSummary);
export const versionReply = versionSummary.extend({ schema: formSchema });
