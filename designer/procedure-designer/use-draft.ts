import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { procedureReply } from '../../server/procedures/procedure-contract.ts';
import { call } from '../api/call.ts';

export type ProcedureWithDraft = z.output<typeof procedureReply>;
export type Draft = ProcedureWithDraft['draft'];

/** A procedure with its draft, as the server has it now. */
export const useDraft = (procedureId: string) =>
  useQuery({
    queryKey: ['procedures', 'one', procedureId],
    queryFn: ({ signal }) =>
      call('get', `/api/procedures/${encodeURIComponent(procedureId)}`, procedureReply, { signal }),
    staleTime: 0,
  });
