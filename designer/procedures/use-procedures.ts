import { useInfiniteQuery } from '@tanstack/react-query';
import { procedureList } from '../../server/procedures/procedure-contract.ts';
import { call } from '../api/call.ts';

/** The procedures that are not hidden, page by page. */
export const useProcedures = () =>
  useInfiniteQuery({
    queryKey: ['procedures', 'list'],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/procedures', procedureList, {
        query: { cursor: pageParam, limit: 100 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
