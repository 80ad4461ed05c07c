import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { procedureReply, putDraftReply } from '../../server/procedures/procedure-contract.ts';
import { call } from '../api/call.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone, sayFailed } from '../ui/notify.ts';
import { proceduresTexts } from './procedures-texts.ts';

/** Makes a published version the draft, and leads to it. */
export function useRestoreVersion(procedureId: string) {
  const t = useTexts(proceduresTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const base = `/api/procedures/${encodeURIComponent(procedureId)}` as const;
  return useMutation({
    async mutationFn({ xml }: { readonly number: number; readonly xml: string }) {
      const { draft } = await call('get', base, procedureReply);
      return call('put', `${base}/draft`, putDraftReply, {
        body: { xml, version: draft.version },
      });
    },
    async onSuccess({ version, problems }, { number }) {
      sayDone(t.restored(number));
      await queries.invalidateQueries({ queryKey: ['procedures', 'one', procedureId] });
      queries.removeQueries({ queryKey: ['procedures', 'one', procedureId], type: 'inactive' });
      await navigate(paths.procedure(procedureId), { state: { version, problems } });
    },
    onError: (error) => sayFailed(errorSentence(error, language)),
  });
}
