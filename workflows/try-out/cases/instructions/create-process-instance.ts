import { z } from 'zod';
import { indexPlan } from '../../../plan/plan-index.ts';
import { startRun } from '../../start-run.ts';
import { variablesField } from '../fields.ts';
import { action } from '../instruction.ts';
import { processDefinitionSelector } from '../selectors.ts';

const TYPE = 'CREATE_PROCESS_INSTANCE';

const fields = z.strictObject({
  type: z.literal(TYPE),
  processDefinitionSelector,
  variables: variablesField.optional(),
  startInstructions: z.array(z.strictObject({ elementId: z.string() })).optional(),
  runtimeInstructions: z
    .array(
      z.strictObject({
        type: z.literal('TERMINATE_PROCESS_INSTANCE'),
        afterElementId: z.string(),
      }),
    )
    .optional(),
});

/** Starts an instance at its none start event, or at the named elements. */
export const createProcessInstance = action(TYPE, fields, ({ world }, instruction) => {
  const { processDefinitionId } = instruction.processDefinitionSelector;
  const plan = world.procedures.get(processDefinitionId);
  if (plan === undefined)
    return `No resource of the case holds an executable process ${processDefinitionId}.`;
  const { nodes } = indexPlan(plan);
  const startAt = (instruction.startInstructions ?? []).map(({ elementId }) => elementId);
  const endAfter = (instruction.runtimeInstructions ?? []).map((rule) => rule.afterElementId);
  const unknown = [...startAt, ...endAfter].find((id) => !nodes.has(id));
  if (unknown !== undefined) return `${processDefinitionId} has no element ${unknown}.`;
  const inner = startAt.find((id) => nodes.get(id)?.scope !== processDefinitionId);
  if (inner !== undefined)
    return `An instance cannot start at ${inner}: it lies inside a sub-process. Start at the sub-process.`;
  if (startAt.length === 0 && !plan.starts.some((id) => nodes.get(id)?.type === 'startEvent'))
    return `${processDefinitionId} has no none start event: it starts by a message or a timer.`;
  startRun(world, {
    plan,
    variables: instruction.variables ?? {},
    endAfter,
    ...(startAt.length > 0 && { startAt }),
  });
  return null;
});
