import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { signedOut } from '../../server/sessions/session-contract.ts';
import { call } from '../api/call.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayFailed } from '../ui/notify.ts';
import { settingsTexts } from './settings-texts.ts';

/** Ends all sessions of the person, this one too. */
export function OwnDevices() {
  const t = useTexts(settingsTexts);
  const { language } = useLanguage();
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => call('delete', '/api/session/everywhere', signedOut),
    async onSuccess() {
      await navigate(paths.signIn);
      queries.clear();
    },
    onError(error) {
      setAsking(false);
      sayFailed(errorSentence(error, language));
    },
  });
  return (
    <Stack gap="sm" maw={420}>
      <Text c="dimmed">{t.devicesHint}</Text>
      <Group>
        <Button variant="outline" color="red" onClick={() => setAsking(true)}>
          {t.everywhere}
        </Button>
      </Group>
      <ConfirmDialog
        opened={asking}
        title={t.everywhere}
        text={t.everywhereText}
        confirm={t.everywhere}
        danger
        busy={signOut.isPending}
        onConfirm={() => signOut.mutate()}
        onClose={() => setAsking(false)}
      />
    </Stack>
  );
}
