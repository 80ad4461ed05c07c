import { z } from 'zod';
import { DEFAULT_TIME_TO_LIVE_MS, publishMessage } from '../../messages.ts';
import { keyField, variablesField } from '../fields.ts';
import { action } from '../instruction.ts';

const TYPE = 'PUBLISH_MESSAGE';

const fields = z.strictObject({
  type: z.literal(TYPE),
  name: z.string(),
  correlationKey: keyField.optional(),
  variables: variablesField.optional(),
  timeToLive: z.number().min(0).optional(),
  messageId: z.string().min(1).optional(),
});

/** Publishes a message: it waits for receivers during its time to live. */
export const publishOneMessage = action(TYPE, fields, ({ world }, instruction) => {
  publishMessage(world, {
    name: instruction.name,
    key: instruction.correlationKey ?? '',
    variables: instruction.variables ?? {},
    timeToLiveMs: instruction.timeToLive ?? DEFAULT_TIME_TO_LIVE_MS,
    messageId: instruction.messageId ?? null,
  });
  return null;
});
