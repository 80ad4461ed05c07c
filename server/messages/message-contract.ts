import { z } from 'zod';
import { readDurationMs } from '../../workflows/expressions/time/read-timer.ts';
import { messageVariables } from './message-variables.ts';
import { DEFAULT_TIME_TO_LIVE_MS, LONGEST_TIME_TO_LIVE_MS } from './message.ts';

/** Neither control characters, which Postgres text cannot all hold, nor halves of a character. */
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'well-formed text without control characters');

const milliseconds = z.number().int().min(0).max(LONGEST_TIME_TO_LIVE_MS);

const duration = z
  .string()
  .max(60)
  .transform((value, context) => {
    const length = readDurationMs(value);
    if (length !== null && length >= 0 && length <= LONGEST_TIME_TO_LIVE_MS) return length;
    context.addIssue({ code: 'custom', message: 'an ISO 8601 duration of at most 366 days' });
    return z.NEVER;
  });

export const publishMessageBody = z.strictObject({
  name: text(200).min(1),
  /** Which run is meant. Without one the message only starts runs. */
  correlationKey: text(500).default(''),
  variables: messageVariables.default({}),
  /** How long it is kept for those who begin to wait later: ISO 8601, or milliseconds. */
  timeToLive: z.union([milliseconds, duration]).default(DEFAULT_TIME_TO_LIVE_MS),
  /** The same id counts once for a name and key. */
  messageId: text(200).min(1).optional(),
});

export const publishMessageQuery = z.object({
  /** `true` answers when what the message caused is written, two seconds at most. */
  wait: z.enum(['true', 'false']).default('false'),
});

export const publishMessageReply = z.object({
  messageId: z.string(),
  deliveries: z.array(
    z.object({
      runId: z.string(),
      outcome: z.enum(['sent', 'taken', 'refused']),
      seq: z.number().nullable(),
    }),
  ),
  startedRuns: z.array(
    z.object({ processId: z.string(), runId: z.string(), seq: z.number().nullable() }),
  ),
});
