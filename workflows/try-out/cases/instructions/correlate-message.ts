import { z } from 'zod';
import { correlateMessage } from '../../messages.ts';
import { keyField, variablesField } from '../fields.ts';
import { action } from '../instruction.ts';

const TYPE = 'CORRELATE_MESSAGE';

const fields = z.strictObject({
  type: z.literal(TYPE),
  name: z.string(),
  correlationKey: keyField.optional(),
  variables: variablesField.optional(),
});

/** Delivers a message now; fails when nobody waits for it. */
export const correlateOneMessage = action(TYPE, fields, ({ world }, instruction) => {
  const key = instruction.correlationKey ?? '';
  const { name, variables = {} } = instruction;
  if (correlateMessage(world, { name, key, variables })) return null;
  return `Nobody waits for the message ${name} with the key "${key}".`;
});
