import { useMutation, useQueryClient } from '@tanstack/react-query';
import { procedureSummary } from '../../server/procedures/procedure-contract.ts';
import { call } from '../api/call.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayFailed } from '../ui/notify.ts';

interface Change {
  readonly id: string;
  readonly version: number;
  readonly name?: string;
  readonly hidden?: boolean;
}

/** Renames, hides or shows again. */
export function useChangeProcedure() {
  const { language } = useLanguage();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Change) =>
      call('patch', `/api/procedures/${encodeURIComponent(id)}`, procedureSummary, { body }),
    onError: (error) => sayFailed(errorSentence(error, language)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['procedures'] }),
  });
}
