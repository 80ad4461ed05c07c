import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  pointOfSaleList,
  type pointOfSaleReply,
} from '../../server/points-of-sale/point-of-sale-contract.ts';
import { call } from '../api/call.ts';
import { everyPage } from '../api/every-page.ts';

export type PointOfSaleReply = z.output<typeof pointOfSaleReply>;

/** All points of sale, by their codes; hidden ones too. */
export const usePointsOfSale = () =>
  useQuery({
    queryKey: ['points-of-sale', 'all'],
    queryFn: async ({ signal }) => {
      const all = await everyPage((cursor) =>
        call('get', '/api/points-of-sale', pointOfSaleList, {
          query: { limit: 200, cursor },
          signal,
        }),
      );
      return all.toSorted((one, other) => one.code.localeCompare(other.code));
    },
  });
