import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { operationReply } from '../../server/runs/run-contract.ts';
import { call } from '../api/call.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone, sayFailed } from '../ui/notify.ts';
import { createKeyOf } from './new-key.ts';
import { runTexts } from './run-page-texts.ts';

/** Ends a run, with a reason. */
export function CancelRun({ runId }: { readonly runId: string }) {
  const t = useTexts(runTexts);
  const { language } = useLanguage();
  const [asked, setAsked] = useState(false);
  const [keyOf] = useState(() => createKeyOf());
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: (reason: string) =>
      call('post', `/api/runs/${runId}/cancel`, operationReply, {
        body: { reason },
        idempotencyKey: keyOf(reason),
      }),
    onSuccess({ seq }) {
      sayDone(seq === null ? t.acceptedLater : t.cancelledDone);
      setAsked(false);
    },
    onError: (error) => sayFailed(errorSentence(error, language)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['runs'] }),
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t.cancelRun}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t.cancelRun}
        text={t.cancelText}
        confirm={t.cancelRun}
        reasonLabel={t.whyCancel}
        danger
        busy={cancel.isPending}
        onConfirm={(reason) => cancel.mutate(reason)}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
