import { Alert, Button, Drawer, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { personReply } from '../../server/people/person-contract.ts';
import { ApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone } from '../ui/notify.ts';
import { ShownOnce } from '../ui/ShownOnce.tsx';
import { uiTexts } from '../ui/ui-texts.ts';
import { generatePassword } from './generate-password.ts';
import { peopleTexts } from './people-texts.ts';
import { PersonAccount } from './PersonAccount.tsx';
import { PersonFields, type Choices } from './PersonFields.tsx';
import { changesOf, emptyForm, formOf, notFunctions, rebase } from './person-form.ts';
import type { PersonReply } from './person-form.ts';

/** Creates a person (`person` is null) or changes one. */
export function PersonEditor({
  person,
  choices,
  onClose,
}: {
  readonly person: PersonReply | null;
  readonly choices: Choices;
  readonly onClose: () => void;
}) {
  const t = useTexts(peopleTexts);
  const ui = useTexts(uiTexts);
  const { language } = useLanguage();
  const { timeZone } = useSession();
  const queries = useQueryClient();
  const [known, setKnown] = useState(person);
  const [empty] = useState(() => emptyForm(language, timeZone));
  const [typed, setTyped] = useState(() => (person === null ? empty : formOf(person)));
  const [asking, setAsking] = useState(false);
  const [password] = useState(() => generatePassword());
  const before = known === null ? empty : formOf(known);
  const changes = changesOf(before, typed);
  const dirty = Object.keys(changes).length > 0 || typed.email !== before.email;

  const save = useMutation({
    mutationFn: () =>
      known === null
        ? call('post', '/api/people', personReply, { body: { ...typed, password } })
        : call('patch', `/api/people/${known.id}`, personReply, {
            body: { version: known.version, ...changes },
          }),
    onSuccess(saved) {
      void queries.invalidateQueries({ queryKey: ['people'] });
      void queries.invalidateQueries({ queryKey: ['session'] });
      if (known === null) return;
      sayDone(t.saved(saved.name));
      onClose();
    },
  });
  const renew = useMutation({
    mutationFn: (id: string) => call('get', `/api/people/${id}`, personReply),
    onSuccess(fresh) {
      setTyped(rebase(before, typed, fresh));
      setKnown(fresh);
      save.reset();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!save.isPending && notFunctions(typed.functions).length === 0) save.mutate();
  };
  const made = known === null && save.data !== undefined ? save.data : null;
  const close = (): void => (dirty && made === null ? setAsking(true) : onClose());
  const stale = save.error instanceof ApiError && save.error.code === 'VERSION_STALE';
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="md"
      title={known?.name ?? t.add}
      closeButtonProps={{ 'aria-label': ui.close }}
    >
      {made === null ? (
        <Stack>
          <form onSubmit={submit}>
            <Stack>
              {save.error !== null && (
                <Alert color="red" role="alert">
                  <Stack gap="xs" align="flex-start">
                    {errorSentence(save.error, language)}
                    {stale && known !== null && (
                      <Button
                        variant="default"
                        loading={renew.isPending}
                        onClick={() => renew.mutate(known.id)}
                      >
                        {t.stale}
                      </Button>
                    )}
                  </Stack>
                </Alert>
              )}
              <PersonFields
                typed={typed}
                isNew={known === null}
                choices={choices}
                onChange={(change) => setTyped((now) => ({ ...now, ...change }))}
              />
              <Button type="submit" loading={save.isPending} disabled={known !== null && !dirty}>
                {known === null ? t.create : t.save}
              </Button>
            </Stack>
          </form>
          {known !== null && <PersonAccount person={known} onChanged={setKnown} />}
        </Stack>
      ) : (
        <Stack>
          <Alert color="pine" role="status">
            {t.created(made.name)}
          </Alert>
          <ShownOnce label={t.firstPassword} secret={password} />
          <Button onClick={onClose}>{ui.done}</Button>
        </Stack>
      )}
      <ConfirmDialog
        opened={asking}
        title={t.discardTitle}
        text={t.discardText}
        confirm={t.discard}
        danger
        onConfirm={onClose}
        onClose={() => setAsking(false)}
      />
    </Drawer>
  );
}
