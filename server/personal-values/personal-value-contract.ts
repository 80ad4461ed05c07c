import { z } from 'zod';

/** Why, for the record. */
const reason = z.string().trim().min(3).max(500);
const dryRun = z.boolean().default(false);

/** Exactly one way to select. */
export const eraseBody = z.union([
  z.strictObject({ run: z.uuid(), reason, dryRun }),
  z.strictObject({ subject: z.string().trim().min(1).max(200), reason, dryRun }),
  z.strictObject({ value: z.string().trim().min(1).max(20_000), reason, dryRun }),
]);

/** How many items a reply names; `count` tells them all. */
export const MOST_NAMED = 1000;

export const eraseReply = z.object({
  dryRun: z.boolean(),
  /** How many values and accounts were erased, or would be. */
  count: z.number().int(),
  items: z.array(
    z.object({
      place: z.string(),
      id: z.string(),
      runId: z.string().nullable(),
      variable: z.string().nullable(),
    }),
  ),
  /** What matches but must be selected in another way. */
  left: z.array(
    z.object({
      place: z.string(),
      id: z.string(),
      select: z.object({ subject: z.string() }),
    }),
  ),
});
