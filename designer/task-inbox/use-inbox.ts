import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { taskList } from '../../server/tasks/task-contract.ts';
import { call } from '../api/call.ts';
import { needsAll, queryOf, type InboxView } from './inbox-view.ts';

/** The tasks of a segment, page by page; all of them where the view must look through all. */
export function useInbox(view: InboxView) {
  const all = needsAll(view);
  const list = useInfiniteQuery({
    queryKey: ['tasks', 'inbox', view.segment],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/tasks', taskList, {
        query: { ...queryOf(view.segment), limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // Also what the clock makes overdue appears by itself.
    refetchInterval: 60_000,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  useEffect(() => {
    if (all && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [all, hasNextPage, isFetching, isError, fetchNextPage]);
  return { ...list, tasks: list.data?.pages.flatMap(({ items }) => items) };
}
