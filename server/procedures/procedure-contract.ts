import { z } from 'zod';
import { listOf } from '../http/cursor.ts';
import { procedureId } from './procedure.ts';

/** Twelve million characters: the limit of the body says the rest. */
const xml = z.string().min(1).max(12_000_000);
const name = z.string().trim().min(1).max(200);

export const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  elementId: z.string().nullable(),
  message: z.string(),
  messages: z.object({ en: z.string(), pt: z.string() }),
});

export const procedureParams = z.object({ procedureId });
export const procedureVersionParams = z.object({
  procedureId,
  number: z.coerce.number().int().min(1).max(2_000_000_000),
});

export const createProcedureBody = z.strictObject({ name, xml });
export const createProcedureReply = z.object({
  procedureId: z.string(),
  /** Of the draft: send it with the next change. */
  version: z.number(),
  problems: z.array(problem),
});

export const changeProcedureBody = z.strictObject({
  version: z.number().int(),
  name: name.optional(),
  hidden: z.boolean().optional(),
});

export const putDraftBody = z.strictObject({ xml, version: z.number().int() });
export const putDraftReply = z.object({ version: z.number(), problems: z.array(problem) });

export const publishBody = z.strictObject({
  note: z.string().trim().max(2000).optional(),
  /** When given, the draft must still be at this version. */
  draftVersion: z.number().int().optional(),
});
export const publishReply = z.object({
  version: z.number(),
  processes: z.array(z.object({ processId: z.string(), planHash: z.string() })),
  problems: z.array(problem),
});

export const procedureSummary = z.object({
  id: z.string(),
  name: z.string(),
  /** The newest published version; 0 before the first. */
  latestVersion: z.number(),
  hiddenAt: z.string().nullable(),
  version: z.number(),
});
export const procedureList = listOf(procedureSummary);

export const procedureReply = procedureSummary.extend({
  draft: z.object({ xml: z.string(), version: z.number(), updatedAt: z.string() }),
});

export const versionSummary = z.object({
  number: z.number(),
  note: z.string().nullable(),
  planHashes: z.array(z.string()),
  publishedBy: z.record(z.string(), z.unknown()),
  publishedAt: z.string(),
});
export const versionList = listOf(versionSummary);
export const versionReply = versionSummary.extend({
  xml: z.string(),
  processes: z.array(z.object({ processId: z.string(), planHash: z.string() })),
});
