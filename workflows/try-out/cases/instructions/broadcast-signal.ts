import { z } from 'zod';
import { variablesField } from '../fields.ts';
import { action } from '../instruction.ts';

const TYPE = 'BROADCAST_SIGNAL';

const fields = z.strictObject({
  type: z.literal(TYPE),
  signalName: z.string(),
  variables: variablesField.optional(),
});

/** Reaches nobody: a drawing with a signal event does not compile, so that no run waits for one. */
export const broadcastSignal = action(TYPE, fields, () => null);
