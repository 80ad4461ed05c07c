import { Anchor, Button, Group, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { done } from '../../server/tokens/token-contract.ts';
import { call } from '../api/call.ts';
import { usePeople } from '../people/use-people.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { Loading } from '../ui/Loading.tsx';
import { sayDone, sayFailed } from '../ui/notify.ts';
import { Page } from '../ui/Page.tsx';
import { NewToken } from './NewToken.tsx';
import { tokensTexts } from './tokens-texts.ts';
import { TokensTable, type TokenReply } from './TokensTable.tsx';
import { useTokens } from './use-tokens.ts';

/** Which programs may use the API, and in what role. */
export function TokensPage() {
  const t = useTexts(tokensTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const tokens = useTokens();
  const people = usePeople();
  const [search, setSearch] = useSearchParams();
  const [making, setMaking] = useState(false);
  const [asking, setAsking] = useState<TokenReply | null>(null);
  const withRevoked = search.get('revoked') === 'yes';
  const shown = (tokens.data ?? []).filter(({ revokedAt }) => withRevoked || revokedAt === null);
  const nameOf = (id: string): string => people.data?.find((each) => each.id === id)?.name ?? '…';
  const revoke = useMutation({
    mutationFn: ({ id }: TokenReply) => call('delete', `/api/tokens/${id}`, done),
    onSuccess: (_done, { name }) => sayDone(t.revokedDone(name)),
    onError: (error) => sayFailed(errorSentence(error, language)),
    onSettled() {
      setAsking(null);
      void queries.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={<Button onClick={() => setMaking(true)}>{t.add}</Button>}
    >
      <Group justify="space-between">
        <Switch
          label={t.showRevoked}
          checked={withRevoked}
          onChange={({ currentTarget: { checked } }) =>
            setSearch(checked ? { revoked: 'yes' } : {}, { replace: true })
          }
        />
        <Anchor href="/api/docs">{t.docs}</Anchor>
      </Group>
      {tokens.error !== null && (
        <ErrorState error={tokens.error} retry={() => void tokens.refetch()} />
      )}
      {tokens.isPending && tokens.error === null && <Loading lines={4} />}
      {tokens.data !== undefined && shown.length === 0 && (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      )}
      {shown.length > 0 && <TokensTable tokens={shown} nameOf={nameOf} onRevoke={setAsking} />}
      {making && <NewToken onClose={() => setMaking(false)} />}
      {asking !== null && (
        <ConfirmDialog
          opened
          title={t.revokeOf(asking.name)}
          text={t.revokeText(asking.name)}
          confirm={t.revoke}
          danger
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </Page>
  );
}
