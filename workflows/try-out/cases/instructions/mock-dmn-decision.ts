import { z } from 'zod';
import { mockDecision } from '../../decisions.ts';
import { variablesField } from '../fields.ts';
import { action } from '../instruction.ts';

const TYPE = 'MOCK_DMN_DECISION';

const fields = z.strictObject({
  type: z.literal(TYPE),
  decisionDefinitionId: z.string(),
  variables: variablesField.optional(),
});

/** From now on the decision answers with these variables. */
export const mockDmnDecision = action(TYPE, fields, ({ world }, instruction) => {
  mockDecision(world, instruction.decisionDefinitionId, instruction.variables ?? {});
  return null;
});
