import { useQuery } from '@tanstack/react-query';
import { runReply } from '../../server/runs/run-contract.ts';
import { call } from '../api/call.ts';

/** A run as it stands; news of runs has it asked for anew. */
export const useRun = (runId: string | undefined) =>
  useQuery({
    queryKey: ['runs', runId],
    queryFn: ({ signal }) =>
      call('get', `/api/runs/${encodeURIComponent(runId ?? '')}`, runReply, { signal }),
    enabled: runId !== undefined,
  });
