import proto from '@temporalio/proto';
import type { Installation } from './installation.ts';

/**
 * Resets a run's workflow to its first workflow task that has ended, as an operator does it with
 * `temporal workflow reset`.
 * @param reapply whether what it was told since is told again, which is Temporal's default
 * @returns Temporal's id of the new execution
 */
export async function resetRun(
  { temporal, gateway }: Installation,
  runId: string,
  reapply: boolean,
): Promise<string> {
  const latest = await gateway.describe(runId);
  if (latest === null) throw new Error(`Temporal has no workflow ${runId}.`);
  const { bytes } = await gateway.history(runId, latest.workflowRunId);
  const { events } = proto.temporal.api.history.v1.History.decode(bytes);
  const ended = events.find((event) => event.workflowTaskCompletedEventAttributes != null);
  const { ResetReapplyExcludeType: exclude } = proto.temporal.api.enums.v1;
  const answer = await temporal.connection.workflowService.resetWorkflowExecution({
    namespace: temporal.namespace,
    workflowExecution: { workflowId: runId, runId: latest.workflowRunId },
    reason: 'test',
    requestId: latest.workflowRunId,
    workflowTaskFinishEventId: ended?.eventId ?? null,
    resetReapplyExcludeTypes: reapply
      ? []
      : [exclude.RESET_REAPPLY_EXCLUDE_TYPE_SIGNAL, exclude.RESET_REAPPLY_EXCLUDE_TYPE_UPDATE],
  });
  return answer.runId ?? '';
}
