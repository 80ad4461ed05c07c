import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { taskReply } from '../../server/tasks/task-contract.ts';
import { call } from '../api/call.ts';

export type TaskReply = z.output<typeof taskReply>;

export const taskPath = (taskId: string): `/api/${string}` =>
  `/api/tasks/${encodeURIComponent(taskId)}`;
export const taskKey = (taskId: string) => ['tasks', 'one', taskId] as const;

export const useTask = (taskId: string) =>
  useQuery({
    queryKey: taskKey(taskId),
    queryFn: ({ signal }) => call('get', taskPath(taskId), taskReply, { signal }),
    // A task that is being completed is looked at until it is.
    refetchInterval: ({ state }) => (state.data?.status === 'completing' ? 2_000 : 30_000),
  });
