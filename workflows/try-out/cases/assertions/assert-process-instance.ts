import { z } from 'zod';
import type { TriedRun } from '../../world.ts';
import { findRun, noSuchRun } from '../find.ts';
import { assertion } from '../instruction.ts';
import { instanceState, isInState, stateOf } from '../instance-state.ts';
import { processInstanceSelector } from '../selectors.ts';

const TYPE = 'ASSERT_PROCESS_INSTANCE';

const fields = z.strictObject({
  type: z.literal(TYPE),
  processInstanceSelector,
  state: instanceState.optional(),
  hasActiveIncidents: z.boolean().optional(),
});

export const assertProcessInstance = assertion(TYPE, fields, ({ world }, expected) => {
  const run = findRun(world, expected.processInstanceSelector);
  if (run === null) return [noSuchRun(expected.processInstanceSelector)];
  return [...stateFailures(run, expected.state), ...incidentFailures(run, expected)];
});

function stateFailures(run: TriedRun, state: z.infer<typeof instanceState> | undefined): string[] {
  if (state === undefined || isInState(run, state)) return [];
  return [`The instance of ${run.plan.processId} should be ${state}, but is ${stateOf(run)}.`];
}

function incidentFailures(
  run: TriedRun,
  expected: { readonly hasActiveIncidents?: boolean | undefined },
): string[] {
  const { hasActiveIncidents } = expected;
  const incidents = Object.values(run.state.incidents);
  if (hasActiveIncidents === undefined || hasActiveIncidents === incidents.length > 0) return [];
  if (hasActiveIncidents)
    return [`The instance of ${run.plan.processId} should have an incident, but has none.`];
  const where = incidents.map((one) => `${one.code} at ${one.element}`).join(', ');
  return [`The instance of ${run.plan.processId} should have no incident, but has ${where}.`];
}
