import { useQuery } from '@tanstack/react-query';
import { taskList } from '../../server/tasks/task-contract.ts';
import { call } from '../api/call.ts';
import type { TaskItem } from '../task-inbox/inbox-view.ts';

interface Place {
  readonly id: string;
  readonly runId: string;
  readonly businessKey: string | null;
}

/** Whether a task goes on where another left off: in its run, or in one called for the same need. */
export const isNextOf = ({ id, runId, businessKey }: Place, other: Place): boolean =>
  other.id !== id &&
  (other.runId === runId || (businessKey !== null && other.businessKey === businessKey));

/** Open tasks of the run that the person has or may take, also those that come up meanwhile. */
export function useNextTasks(task: Place, first: readonly TaskItem[]) {
  const { runId, businessKey } = task;
  const { data } = useQuery({
    queryKey: ['tasks', 'next', runId, businessKey],
    async queryFn({ signal }) {
      // Runs that this one calls have the same business key, by which the server does not ask.
      const where = businessKey === null ? { run: runId } : { limit: 200 };
      const of = (which: { assignee: 'me' } | { candidate: 'me' }) =>
        call('get', '/api/tasks', taskList, { query: { ...where, ...which }, signal });
      const lists = await Promise.all([of({ assignee: 'me' }), of({ candidate: 'me' })]);
      return lists.flatMap(({ items }) => items);
    },
    refetchInterval: 5_000,
  });
  return (data ?? first).filter((each) => each.status === 'open' && isNextOf(task, each));
}
