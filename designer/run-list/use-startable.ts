import { useQuery } from '@tanstack/react-query';
import { procedureList } from '../../server/procedures/procedure-contract.ts';
import { call } from '../api/call.ts';

/** The procedures that have a published version and are not hidden. */
export function useStartable() {
  return useQuery({
    queryKey: ['procedures', 'startable'],
    queryFn: async ({ signal }) => {
      const { items } = await call('get', '/api/procedures', procedureList, {
        query: { limit: 200 },
        signal,
      });
      return items.filter(({ latestVersion, hiddenAt }) => latestVersion > 0 && hiddenAt === null);
    },
    staleTime: 60_000,
  });
}
