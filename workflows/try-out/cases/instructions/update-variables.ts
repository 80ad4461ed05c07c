import { z } from 'zod';
import { nextId, tell, TRY_OUT_ACTOR } from '../../world.ts';
import { variablesField } from '../fields.ts';
import { described, findRun, isElement, noSuchRun } from '../find.ts';
import { action } from '../instruction.ts';
import { elementSelector, processInstanceSelector } from '../selectors.ts';

const TYPE = 'UPDATE_VARIABLES';

const fields = z.strictObject({
  type: z.literal(TYPE),
  processInstanceSelector,
  variables: variablesField,
  elementSelector: elementSelector.optional(),
});

/** Creates or changes variables, of the instance or local to an active element. */
export const updateVariables = action(TYPE, fields, ({ world }, instruction) => {
  const { processInstanceSelector: selector, elementSelector: element } = instruction;
  const run = findRun(world, selector);
  if (run === null) return noSuchRun(selector);
  if (!world.openRuns.has(run))
    return `The instance of ${selector.processDefinitionId} has ended: its variables stay as they are.`;
  const holder =
    element === undefined || isElement(run, run.plan.processId, element)
      ? 0
      : Object.values(run.state.tokens).find((token) => isElement(run, token.element, element))?.id;
  if (holder === undefined) return `No active element matches ${described(element ?? {})}.`;
  tell(run, {
    kind: 'variables-set',
    id: nextId(world, 'variables'),
    at: world.now,
    holder,
    variables: instruction.variables,
    actor: TRY_OUT_ACTOR,
    reason: TYPE,
  });
  return null;
});
