import { useMutation, useQueryClient } from '@tanstack/react-query';
import { v4 } from 'uuid';
import type { ValueObject } from '../../server/forms/value-path.ts';
import { completeReply } from '../../server/tasks/task-contract.ts';
import { ApiError, ConnectionLost } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { attemptFor, readAttempt } from './attempt.ts';
import { taskPath } from './use-task.ts';

const nameOf = (taskId: string): string => `roteiro-attempt/${taskId}`;

/** Whether a completion was sent from here of which no answer came. */
export const hasAttempt = (taskId: string): boolean =>
  readAttempt(sessionStorage.getItem(nameOf(taskId))) !== null;

/** Completes a task once, also where the answer was lost and it is sent again. */
export function useComplete(taskId: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (values: ValueObject) => {
      const name = nameOf(taskId);
      const attempt = attemptFor(
        readAttempt(sessionStorage.getItem(name)),
        JSON.stringify(values),
        () => ({ key: v4(), clientTime: new Date().toISOString() }),
      );
      sessionStorage.setItem(name, JSON.stringify(attempt));
      return call('post', `${taskPath(taskId)}/complete`, completeReply, {
        body: { values, clientTime: attempt.clientTime },
        idempotencyKey: attempt.key,
      });
    },
    networkMode: 'always',
    retry: (failures, error) => error instanceof ConnectionLost && failures < 2,
    onSuccess: () => {
      sessionStorage.removeItem(nameOf(taskId));
      onDone();
    },
    // A refusal is the end of the attempt: another try is another one.
    onError: (error) => {
      if (error instanceof ApiError && error.status < 500)
        sessionStorage.removeItem(nameOf(taskId));
    },
    onSettled: (_reply, error) => {
      // Failures of fields say nothing new of the task.
      if (!(error instanceof ApiError) || error.status !== 422)
        for (const topic of ['tasks', 'runs'])
          void queries.invalidateQueries({ queryKey: [topic] });
    },
  });
}
