import { useQuery, useQueryClient } from '@tanstack/react-query';
import { factsReply } from '../../server/runs/run-contract.ts';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { call } from '../api/call.ts';
import { toFact } from './run-fact.ts';

const AT_ONCE = 1000;

/**
 * All facts of a run in order. Facts never change, so that only those after the last known one are
 * asked for; of another epoch the line may differ, so that it has facts of its own here.
 */
export function useFacts(runId: string, epoch: number | undefined) {
  const queries = useQueryClient();
  const queryKey = ['runs', runId, 'facts', epoch];
  return useQuery({
    queryKey,
    enabled: epoch !== undefined,
    async queryFn({ signal }) {
      const facts = [...(queries.getQueryData<readonly Fact[]>(queryKey) ?? [])];
      const path = `/api/runs/${encodeURIComponent(runId)}/facts` as const;
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const query = { epoch, limit: AT_ONCE, cursor, after: facts.at(-1)?.seq };
        // A cursor says where to go on by itself.
        if (cursor !== undefined) query.after = undefined;
        const page = await call('get', path, factsReply, { query, signal });
        facts.push(...page.items.map(toFact));
        cursor = page.nextCursor;
      }
      return facts;
    },
  });
}
