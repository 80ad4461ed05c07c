import { z } from 'zod';
import { variablesField } from '../fields.ts';
import { action } from '../instruction.ts';

const TYPE = 'MOCK_CHILD_PROCESS';

const fields = z.strictObject({
  type: z.literal(TYPE),
  processDefinitionId: z.string(),
  variables: variablesField.optional(),
});

/** A called process is replaced by one that ends at once with these variables. */
export const mockChildProcess = action(TYPE, fields, ({ world }, instruction) => {
  world.calledMocks.set(instruction.processDefinitionId, instruction.variables ?? {});
  return null;
});
