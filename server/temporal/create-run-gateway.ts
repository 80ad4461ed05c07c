import {
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import proto, { type temporal } from '@temporalio/proto';
import { DELIVER, REFUSALS, type Refusal } from '../../workflows/messages.ts';
import { RUN_QUEUE, type TemporalConnection } from './connect-temporal.ts';
import { linksOf } from './history-links.ts';
import type { Answer, FetchedHistory, RunGateway } from './run-gateway.ts';

/** A worker killed in the middle of a workflow task is missed after so long. */
const WORKFLOW_TASK_WITHIN_MS = 5_000;
const UPDATE_WITHIN_MS = 5_000;
const OTHERWISE_WITHIN_MS = 10_000;
/** gRPC's code. */
const NOT_FOUND = 5;

/** @param taskQueue another queue than the published one, for tests */
export function createRunGateway(
  { client, connection, namespace }: TemporalConnection,
  taskQueue: string = RUN_QUEUE,
): RunGateway {
  const within = <T>(milliseconds: number, ask: () => Promise<T>): Promise<T> =>
    connection.withDeadline(Date.now() + milliseconds, ask);

  const history = (runId: string, workflowRunId: string): Promise<FetchedHistory> =>
    fetchHistory(runId, workflowRunId, (nextPageToken) =>
      within(OTHERWISE_WITHIN_MS, () =>
        connection.workflowService.getWorkflowExecutionHistory({
          namespace,
          execution: { workflowId: runId, runId: workflowRunId },
          nextPageToken,
        }),
      ),
    );

  return {
    async start({ input, processId }) {
      const options = {
        taskQueue,
        workflowId: input.start.runId,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
        workflowTaskTimeout: WORKFLOW_TASK_WITHIN_MS,
      };
      try {
        await within(OTHERWISE_WITHIN_MS, () => client.workflow.start(processId, options));
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },

    async signal(delivery) {
      const handle = client.workflow.getHandle(delivery.runId);
      try {
        await within(OTHERWISE_WITHIN_MS, () => handle.signal(DELIVER, delivery));
        return true;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
    },

    async update({ name, input }) {
      const handle = client.workflow.getHandle(input.runId);
      const updateId = name === 'complete-task' ? input.completionId : input.operationId;
      try {
        const options = { args: [input] as [typeof input], updateId };
        await within(UPDATE_WITHIN_MS, () => handle.executeUpdate(name, options));
        return { kind: 'accepted' };
      } catch (error) {
        return answerOf(error);
      }
    },

    async describe(runId) {
      try {
        const found = await within(OTHERWISE_WITHIN_MS, () =>
          client.workflow.getHandle(runId).describe(),
        );
        return { workflowRunId: found.runId, status: found.status.name };
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return null;
        throw error;
      }
    },

    async firstPart(runId) {
      try {
        const { raw } = await within(OTHERWISE_WITHIN_MS, () =>
          client.workflow.getHandle(runId).describe(),
        );
        return raw.workflowExecutionInfo?.firstRunId ?? null;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return null;
        throw error;
      }
    },

    history,

    async findHistory(runId, workflowRunId) {
      try {
        return await history(runId, workflowRunId);
      } catch (error) {
        if (isGrpcServiceError(error) && error.code === NOT_FOUND) return null;
        throw error;
      }
    },
  };
}

type Page = temporal.api.workflowservice.v1.IGetWorkflowExecutionHistoryResponse;

async function fetchHistory(
  runId: string,
  workflowRunId: string,
  page: (token: Uint8Array) => Promise<Page>,
): Promise<FetchedHistory> {
  const events: temporal.api.history.v1.IHistoryEvent[] = [];
  let token: Uint8Array = new Uint8Array();
  do {
    const answer = await page(token);
    events.push(...(answer.history?.events ?? []));
    token = answer.nextPageToken ?? new Uint8Array();
  } while (token.length > 0);
  if (events.length === 0) throw new Error(`Temporal has no history of ${runId}.`);
  return {
    ...linksOf(events),
    workflowRunId,
    bytes: proto.temporal.api.history.v1.History.encode({ events }).finish(),
    events: events.length,
  };
}

const isRefusal = (type: string): type is Refusal => REFUSALS.some((known) => known === type);

function answerOf(error: unknown): Answer {
  if (error instanceof WorkflowNotFoundError) return { kind: 'not-open' };
  if (error instanceof WorkflowUpdateFailedError) {
    const { cause } = error;
    if (cause instanceof ApplicationFailure) {
      const type = cause.type ?? '';
      if (isRefusal(type)) return { kind: 'refused', refusal: type };
      // The workflow ended between taking the Update and answering it.
      if (type === 'AcceptedUpdateCompletedWorkflow') return { kind: 'not-open' };
    }
  }
  throw error;
}
