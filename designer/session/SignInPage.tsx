import {
  Alert,
  Anchor,
  Button,
  Center,
  PasswordInput,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import { sessionReply } from '../../server/sessions/session-contract.ts';
import { call } from '../api/call.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import { sessionTexts } from './session-texts.ts';

const cameFrom = z.object({ back: z.string().startsWith('/') });

/** Signs a person in and leads them to where they wanted to go. */
export function SignInPage() {
  const t = useTexts(sessionTexts);
  const { language, choose } = useLanguage();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const state: unknown = useLocation().state;
  usePageTitle(t.title);
  const signIn = useMutation({
    mutationFn: () => call('post', '/api/session', sessionReply, { body: { email, password } }),
    async onSuccess(session) {
      queries.clear();
      queries.setQueryData(['session'], session);
      const from = cameFrom.safeParse(state);
      await navigate(from.success ? from.data.back : paths.home, { replace: true });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper withBorder p="xl" w="100%" maw={400} shadow="sm">
        <form onSubmit={submit}>
          <Stack>
            <Title order={1} size="h2">
              {t.title}
            </Title>
            <Text c="dimmed" size="sm">
              {t.lead}
            </Text>
            {signIn.error !== null && (
              <Alert color="red" role="alert">
                {signIn.error.message}
              </Alert>
            )}
            <TextInput
              label={t.email}
              type="email"
              autoComplete="username"
              required
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={t.password}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={signIn.isPending}>
              {t.signIn}
            </Button>
            <Anchor
              component="button"
              type="button"
              size="sm"
              lang={language === 'en' ? 'pt-BR' : 'en'}
              onClick={() => choose(language === 'en' ? 'pt' : 'en')}
            >
              {t.language}
            </Anchor>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
