import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { personList } from '../../server/people/person-contract.ts';
import { versionList } from '../../server/procedures/procedure-contract.ts';
import { call } from '../api/call.ts';

/** Published versions, newest first, page by page. */
export const useVersions = (procedureId: string) =>
  useInfiniteQuery({
    queryKey: ['procedures', 'versions', procedureId],
    queryFn: ({ pageParam, signal }) =>
      call('get', `/api/procedures/${encodeURIComponent(procedureId)}/versions`, versionList, {
        query: { cursor: pageParam, limit: 30 },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Who is behind an id; without the right to read people, nobody is. */
export function usePeopleNames(): ReadonlyMap<string, string> {
  const people = useQuery({
    queryKey: ['people', 'names'],
    queryFn: ({ signal }) =>
      call('get', '/api/people', personList, { query: { limit: 200 }, signal }),
    staleTime: 300_000,
    retry: false,
  });
  return new Map(people.data?.items.map(({ id, name }) => [id, name]) ?? []);
}
