import { Alert, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { z } from 'zod';
import { problem, publishReply } from '../../server/procedures/procedure-contract.ts';
import { ApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone } from '../ui/notify.ts';
import { designerTexts } from './designer-texts.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { inOrder } from './problem-order.ts';
import { DialogButtons } from '../ui/DialogButtons.tsx';

const withProblems = z.object({ problems: z.array(problem) });

/** What was drawn last is not on the server. */
class NotFlushed extends Error {}

/** Asks for a note and makes the draft the next version, or says what keeps it from that. */
export function PublishDialog({
  procedureId,
  name,
  keeper,
  onClose,
}: {
  readonly procedureId: string;
  readonly name: string;
  readonly keeper: DraftKeeper;
  readonly onClose: () => void;
}) {
  const t = useTexts(designerTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  // A double click comes before the first one is shown as under way.
  const underWay = useRef(false);
  const publish = useMutation({
    async mutationFn() {
      if (!(await keeper.flush())) throw new NotFlushed('unsaved');
      const body = {
        draftVersion: keeper.state().version,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      };
      const path = `/api/procedures/${encodeURIComponent(procedureId)}/publish` as const;
      return call('post', path, publishReply, { body });
    },
    onSuccess({ version }) {
      sayDone(t.published(version));
      onClose();
    },
    onError() {
      underWay.current = false;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['procedures'] }),
  });
  const { error } = publish;
  const found = error instanceof ApiError ? withProblems.safeParse(error.details) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (underWay.current) return;
    underWay.current = true;
    publish.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t.publishTitle(name)} centered size="lg">
      <form onSubmit={submit}>
        <Stack>
          <Text>{t.publishText}</Text>
          <Textarea
            label={t.note}
            description={t.noteHelp}
            autosize
            minRows={2}
            maxLength={2000}
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {error !== null && (
            <Alert color="red" role="alert">
              {found?.success === true ? (
                <>
                  <Text size="sm" mb="xs">
                    {t.notPublished}
                  </Text>
                  <List size="sm">
                    {inOrder(found.data.problems).map(({ code, elementId, messages }, place) => (
                      <List.Item key={`${code} ${elementId ?? ''} ${place}`}>
                        {messages[language]}
                      </List.Item>
                    ))}
                  </List>
                </>
              ) : error instanceof NotFlushed ? (
                t.notFlushed
              ) : (
                errorSentence(error, language)
              )}
            </Alert>
          )}
          <DialogButtons submit={t.publish} busy={publish.isPending} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
