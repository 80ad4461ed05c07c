import { useQuery } from '@tanstack/react-query';
import { tokenList } from '../../server/tokens/token-contract.ts';
import { call } from '../api/call.ts';
import { everyPage } from '../api/every-page.ts';

/** All tokens, the newest first. */
export const useTokens = () =>
  useQuery({
    queryKey: ['tokens', 'all'],
    queryFn: async ({ signal }) => {
      const all = await everyPage((cursor) =>
        call('get', '/api/tokens', tokenList, { query: { limit: 200, cursor }, signal }),
      );
      return all.toReversed();
    },
  });
