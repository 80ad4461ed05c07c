import { useQuery } from '@tanstack/react-query';
import { taskList } from '../../server/tasks/task-contract.ts';
import { call } from '../api/call.ts';
import type { TaskItem } from '../task-inbox/inbox-view.ts';

/** Open tasks of the run that the person has or may take, also those that come up meanwhile. */
export function useNextTasks(runId: string, taskId: string, first: readonly TaskItem[]) {
  const { data } = useQuery({
    queryKey: ['tasks', 'next', runId],
    async queryFn({ signal }) {
      const of = (which: Record<string, string>) =>
        call('get', '/api/tasks', taskList, { query: { run: runId, ...which }, signal });
      const lists = await Promise.all([of({ assignee: 'me' }), of({ candidate: 'me' })]);
      return lists.flatMap(({ items }) => items);
    },
    refetchInterval: 5_000,
  });
  return (data ?? first).filter(({ id, status }) => id !== taskId && status === 'open');
}
