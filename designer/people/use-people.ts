import { useQuery } from '@tanstack/react-query';
import { personList } from '../../server/people/person-contract.ts';
import { call } from '../api/call.ts';
import { everyPage } from '../api/every-page.ts';

/** All people of the organisation, by name: who is searched for must not be on another page. */
export const usePeople = () =>
  useQuery({
    queryKey: ['people', 'all'],
    queryFn: async ({ signal }) => {
      const all = await everyPage((cursor) =>
        call('get', '/api/people', personList, { query: { limit: 200, cursor }, signal }),
      );
      return all.toSorted((one, other) => one.name.localeCompare(other.name));
    },
  });
