import { z } from 'zod';
import { assertion } from '../instruction.ts';
import { instanceState, isInState } from '../instance-state.ts';

const TYPE = 'ASSERT_PROCESS_INSTANCE_COUNT';

const fields = z.strictObject({
  type: z.literal(TYPE),
  count: z.int().min(0),
  state: instanceState,
  processDefinitionId: z.string().optional(),
});

/** Instances of the case in that state, called ones included; an addition of ours. */
export const assertProcessInstanceCount = assertion(TYPE, fields, ({ world }, expected) => {
  const { processDefinitionId: processId, state, count } = expected;
  const found = world.runs.filter(
    (run) => isInState(run, state) && (processId === undefined || run.plan.processId === processId),
  ).length;
  if (found === count) return [];
  const whose = processId === undefined ? '' : ` of ${processId}`;
  return [`${count} instances${whose} should be ${state}, but ${found} are.`];
});
