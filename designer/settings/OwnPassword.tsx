import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { passwordChanged } from '../../server/sessions/session-contract.ts';
import { call } from '../api/call.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone } from '../ui/notify.ts';
import { settingsTexts } from './settings-texts.ts';

const SHORTEST = 12;
const nothing = { current: '', next: '', again: '' };

/** Changes one's own password, which the current one allows. */
export function OwnPassword() {
  const t = useTexts(settingsTexts);
  const { language } = useLanguage();
  const { person } = useSession();
  const [typed, setTyped] = useState(nothing);
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () =>
      call('put', '/api/session/password', passwordChanged, {
        body: { current: typed.current, password: typed.next },
      }),
    onSuccess() {
      setTyped(nothing);
      setTried(false);
      sayDone(t.changed);
    },
  });
  const short = typed.next.length < SHORTEST;
  const different = typed.next !== typed.again;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!short && !different && !change.isPending) change.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={420}>
        {change.error !== null && (
          <Alert color="red" role="alert">
            {errorSentence(change.error, language)}
          </Alert>
        )}
        <input
          type="text"
          name="username"
          autoComplete="username"
          hidden
          readOnly
          value={person?.email ?? ''}
        />
        <PasswordInput
          label={t.current}
          required
          autoComplete="current-password"
          value={typed.current}
          onChange={({ currentTarget: { value } }) => setTyped({ ...typed, current: value })}
        />
        <PasswordInput
          label={t.next}
          description={t.nextHint}
          required
          maxLength={1000}
          autoComplete="new-password"
          error={tried && short ? t.tooShort : null}
          value={typed.next}
          onChange={({ currentTarget: { value } }) => setTyped({ ...typed, next: value })}
        />
        <PasswordInput
          label={t.again}
          required
          autoComplete="new-password"
          error={tried && different ? t.different : null}
          value={typed.again}
          onChange={({ currentTarget: { value } }) => setTyped({ ...typed, again: value })}
        />
        <Group>
          <Button type="submit" loading={change.isPending}>
            {t.change}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
