import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { stateReply } from '../../server/runs/run-contract.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import { call } from '../api/call.ts';

/** Read by its contract first; that it is the core's own, server and app of one build agree. */
const startState = z.custom<ProcedureState>(
  (value) => typeof value === 'object' && value !== null && 'format' in value && value.format === 1,
);

/** The state before the first fact, from which all others are folded. */
export const useStartState = (runId: string, epoch: number | undefined) =>
  useQuery({
    queryKey: ['replay', runId, epoch],
    queryFn: async ({ signal }) =>
      startState.parse(
        await call('get', `/api/runs/${encodeURIComponent(runId)}/state`, stateReply, {
          query: { seq: 0, epoch },
          signal,
        }),
      ),
    enabled: epoch !== undefined,
    staleTime: Infinity,
  });
