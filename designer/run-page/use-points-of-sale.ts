import { useQuery } from '@tanstack/react-query';
import { pointOfSaleList } from '../../server/points-of-sale/point-of-sale-contract.ts';
import { call } from '../api/call.ts';

/** Points of sale, for their names. */
export const usePointsOfSale = () =>
  useQuery({
    queryKey: ['points-of-sale', 'names'],
    queryFn: ({ signal }) =>
      call('get', '/api/points-of-sale', pointOfSaleList, { query: { limit: 200 }, signal }),
    staleTime: 300_000,
  });
