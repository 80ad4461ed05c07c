import { Alert, Button, Group, Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { done, personReply } from '../../server/people/person-contract.ts';
import { call } from '../api/call.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone } from '../ui/notify.ts';
import { ShownOnce } from '../ui/ShownOnce.tsx';
import { generatePassword } from './generate-password.ts';
import { peopleTexts } from './people-texts.ts';
import type { PersonReply } from './person-form.ts';

type Deed = 'setPassword' | 'endSessions' | 'disable';

/** Password, sessions and whether the person may sign in. */
export function PersonAccount({
  person,
  onChanged,
}: {
  readonly person: PersonReply;
  readonly onChanged: (person: PersonReply) => void;
}) {
  const t = useTexts(peopleTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Deed | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { id, name, version } = person;

  const work = useMutation({
    async mutationFn(deed: Deed | 'enable') {
      if (deed === 'setPassword') {
        const password = generatePassword();
        await call('put', `/api/people/${id}/password`, done, { body: { password } });
        setSecret(password);
      } else if (deed === 'endSessions') {
        await call('delete', `/api/people/${id}/sessions`, done);
        sayDone(t.sessionsEnded(name));
      } else {
        const body = { version, disabled: deed === 'disable' };
        onChanged(await call('patch', `/api/people/${id}`, personReply, { body }));
        sayDone(deed === 'disable' ? t.disabledDone(name) : t.enabled(name));
      }
    },
    onSettled() {
      setAsking(null);
      void queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const texts = {
    setPassword: t.setPasswordText(name),
    endSessions: t.endSessionsText(name),
    disable: t.disableText(name),
  };
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t.account}
      </Title>
      {work.error !== null && (
        <Alert color="red" role="alert">
          {errorSentence(work.error, language)}
        </Alert>
      )}
      {secret !== null && <ShownOnce label={t.newPassword} secret={secret} />}
      <Group gap="xs">
        <Button variant="default" onClick={() => setAsking('setPassword')}>
          {t.setPassword}
        </Button>
        <Button variant="default" onClick={() => setAsking('endSessions')}>
          {t.endSessions}
        </Button>
        {person.disabledAt === null ? (
          <Button variant="outline" color="red" onClick={() => setAsking('disable')}>
            {t.disable}
          </Button>
        ) : (
          <Button variant="outline" loading={work.isPending} onClick={() => work.mutate('enable')}>
            {t.enable}
          </Button>
        )}
      </Group>
      {asking !== null && (
        <ConfirmDialog
          opened
          title={t[asking]}
          text={texts[asking]}
          confirm={t[asking]}
          danger={asking === 'disable'}
          busy={work.isPending}
          onConfirm={() => work.mutate(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </Stack>
  );
}
