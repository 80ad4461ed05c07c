import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { createProcedureReply } from '../../server/procedures/procedure-contract.ts';
import { call } from '../api/call.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone, sayFailed } from '../ui/notify.ts';
import { proceduresTexts } from './procedures-texts.ts';

interface NewProcedure {
  readonly name: string;
  readonly xml: string;
}

/** Keeps a new drawing and leads to it. Sent twice, the same drawing is created once. */
export function useCreateProcedure() {
  const t = useTexts(proceduresTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const last = useRef({ of: '', key: '' });
  return useMutation({
    mutationFn(body: NewProcedure) {
      const of = JSON.stringify(body);
      if (last.current.of !== of) last.current = { of, key: crypto.randomUUID() };
      const idempotencyKey = last.current.key;
      return call('post', '/api/procedures', createProcedureReply, { body, idempotencyKey });
    },
    async onSuccess({ procedureId, version, problems }, { name }) {
      last.current = { of: '', key: '' };
      sayDone(problems.length === 0 ? t.created(name) : t.createdWith(name, problems.length));
      void queries.invalidateQueries({ queryKey: ['procedures'] });
      await navigate(paths.procedure(procedureId), { state: { version, problems } });
    },
    onError(error) {
      sayFailed(errorSentence(error, language));
    },
  });
}
