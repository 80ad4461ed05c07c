import { Anchor, Box, Button, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { uiTexts } from '../ui/ui-texts.ts';
import { proceduresTexts } from './procedures-texts.ts';
import { publisherOf } from './publisher-of.ts';
import { usePeopleNames, useVersions } from './use-versions.ts';

/** What was published, by whom and when. */
export function VersionList({ procedureId }: { readonly procedureId: string }) {
  const t = useTexts(proceduresTexts);
  const ui = useTexts(uiTexts);
  const format = useFormat();
  const versions = useVersions(procedureId);
  const names = usePeopleNames();
  const whoIs = (by: Readonly<Record<string, unknown>>): string => {
    const publisher = publisherOf(by);
    switch (publisher.kind) {
      case 'person':
        return names.get(publisher.personId) ?? t.someone;
      case 'token':
        return t.token;
      case 'installation':
        return t.installation;
      case 'unknown':
        return t.someone;
    }
  };
  if (versions.data === undefined)
    return versions.error === null ? (
      <Loading lines={3} />
    ) : (
      <ErrorState error={versions.error} retry={() => void versions.refetch()} />
    );
  const all = versions.data.pages.flatMap(({ items }) => items);
  if (all.length === 0) return <EmptyState title={t.noVersions}>{t.noVersionsText}</EmptyState>;
  return (
    <Stack>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {all.map(({ number, note, publishedBy, publishedAt }) => (
          <Box
            component="li"
            key={number}
            px="sm"
            py="xs"
            style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
          >
            <Anchor component={Link} fw={550} to={paths.version(procedureId, number)}>
              {t.version(number)}
            </Anchor>
            {note !== null && (
              <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
                {note}
              </Text>
            )}
            <Text size="sm" c="dimmed">
              {whoIs(publishedBy)} ·{' '}
              <time dateTime={publishedAt}>{format.dateTime(publishedAt)}</time>
            </Text>
          </Box>
        ))}
      </Stack>
      {versions.hasNextPage && (
        <Button
          variant="default"
          loading={versions.isFetchingNextPage}
          onClick={() => void versions.fetchNextPage()}
        >
          {ui.more}
        </Button>
      )}
    </Stack>
  );
}
