import { z } from 'zod';
import { listOf } from '../http/cursor.ts';
import { problem } from '../procedures/procedure-contract.ts';

const xml = z.string().min(1).max(1_000_000);
const name = z.string().trim().min(1).max(200);

export const decisionParams = z.object({ decisionId: z.string().max(100) });
export const decisionVersionParams = decisionParams.extend({
  number: z.coerce.number().int().min(1).max(2_000_000_000),
});

export const createDecisionBody = z.strictObject({ name: name.optional(), xml });
export const createDecisionReply = z.object({
  /** The id of the file's `definitions`. */
  decisionId: z.string(),
  version: z.number(),
  problems: z.array(problem),
});

export const putDraftBody = z.strictObject({ xml, version: z.number().int() });
export const putDraftReply = z.object({ version: z.number(), problems: z.array(problem) });

export const publishBody = z.strictObject({ note: z.string().trim().max(2000).optional() });
export const publishReply = z.object({ version: z.number(), contentHash: z.string() });

export const decisionSummary = z.object({
  id: z.string(),
  name: z.string(),
  latestVersion: z.number(),
  version: z.number(),
  updatedAt: z.string(),
});
export const decisionList = listOf(decisionSummary);
export const decisionReply = decisionSummary.extend({ draft: z.object({ xml: z.string() }) });

export const versionSummary = z.object({
  number: z.number(),
  tableIds: z.array(z.string()),
  contentHash: z.string(),
  note: z.string().nullable(),
  publishedBy: z.record(z.string(), z.unknown()),
  publishedAt: z.string(),
});
export const versionList = listOf(versionSummary);
export const versionReply = versionSummary.extend({ xml: z.string() });
