import { z } from 'zod';
import { evaluateAlone } from '../../decisions.ts';
import { variablesField } from '../fields.ts';
import { action } from '../instruction.ts';

const TYPE = 'EVALUATE_DECISION';

const fields = z.strictObject({
  type: z.literal(TYPE),
  decisionDefinitionSelector: z.strictObject({ decisionDefinitionId: z.string() }),
  variables: variablesField.optional(),
});

/** Evaluates a decision by itself; what fails is an incident of the world, and the case goes on. */
export const evaluateOneDecision = action(TYPE, fields, ({ world }, instruction) => {
  const { decisionDefinitionId } = instruction.decisionDefinitionSelector;
  return evaluateAlone(world, decisionDefinitionId, instruction.variables ?? {})
    ? null
    : `No resource of the case holds a decision ${decisionDefinitionId}.`;
});
