import { DEFAULT_SHELL_SETTINGS, type RunInput } from '../../workflows/messages.ts';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';
import { planHash } from '../../workflows/plan/plan-hash.ts';

/** A run that starts at `startedAt` of the workflow's time, on a clock that is ahead by so much. */
export function aRunInput(
  plan: ExecutionPlan,
  runId: string,
  startedAt: number,
  clockOffsetMs = 0,
): RunInput {
  const at = startedAt + clockOffsetMs;
  const occurrence = {
    kind: 'run-started',
    id: `start/${runId}`,
    at,
    element: null,
    variables: {},
    actor: null,
  } as const;
  return {
    planHash: planHash(plan),
    plan,
    start: {
      runId,
      organisationId: 'o',
      zone: 'UTC',
      at,
      clockOffsetMs,
      epoch: 1,
      startedMonth: '2026-01-01',
      pointOfSaleId: null,
      caller: null,
      occurrence,
    },
    settings: DEFAULT_SHELL_SETTINGS,
    carried: null,
  };
}
