import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionReply } from '../../server/sessions/session-contract.ts';
import { call } from '../api/call.ts';
import { useLanguage, type Language } from '../texts/language.tsx';

/** Changes the signed-in person's language or time zone, at once here and kept on the server. */
export function useOwnSettings() {
  const queries = useQueryClient();
  const { choose } = useLanguage();
  return useMutation({
    mutationFn: (change: { readonly language?: Language; readonly timeZone?: string }) =>
      call('patch', '/api/session', sessionReply, { body: change }),
    onMutate({ language }) {
      if (language !== undefined) choose(language);
    },
    onSuccess: (session) => queries.setQueryData(['session'], session),
  });
}
