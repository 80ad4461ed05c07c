import { useQuery } from '@tanstack/react-query';
import { pointOfSaleList } from '../../server/points-of-sale/point-of-sale-contract.ts';
import { call } from '../api/call.ts';
import { useSession } from '../session/session.tsx';

/** The points of sale that the person works for, where they have several to choose from. */
export function useOwnPointsOfSale(): readonly { readonly id: string; readonly name: string }[] {
  const { pointOfSaleIds } = useSession();
  const several = pointOfSaleIds.length > 1;
  const { data } = useQuery({
    queryKey: ['points-of-sale', 'all'],
    queryFn: ({ signal }) =>
      call('get', '/api/points-of-sale', pointOfSaleList, { query: { limit: 200 }, signal }),
    enabled: several,
    staleTime: 300_000,
  });
  return several ? (data?.items ?? []).filter(({ id }) => pointOfSaleIds.includes(id)) : [];
}
