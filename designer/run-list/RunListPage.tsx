import { Button, Group } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { runList } from '../../server/runs/run-contract.ts';
import { call } from '../api/call.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { uiTexts } from '../ui/ui-texts.ts';
import { readFilters, toQuery, withFilter } from './run-filters.ts';
import { RunFilters } from './RunFilters.tsx';
import { runListTexts } from './run-list-texts.ts';
import { RunTable } from './RunTable.tsx';
import { StartRunDialog } from './StartRunDialog.tsx';

/** The runs of one's points of sale, narrowed by what the address says. */
export function RunListPage() {
  const t = useTexts(runListTexts);
  const u = useTexts(uiTexts);
  const { has, timeZone } = useSession();
  const [search, setSearch] = useSearchParams();
  const [starting, setStarting] = useState(false);
  const filters = readFilters(search);
  const query = toQuery(filters, timeZone);
  const runs = useInfiniteQuery({
    queryKey: ['runs', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/runs', runList, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const found = runs.data?.pages.flatMap(({ items }) => items);
  const filtered = Object.keys(filters).length > 0;
  const clear = (): void => setSearch({});
  const mayStart = has('administrator', 'process-owner', 'coordinator');
  const start = mayStart && <Button onClick={() => setStarting(true)}>{t.start}</Button>;
  return (
    <Page title={t.title} lead={t.lead} actions={start}>
      <RunFilters
        filters={filters}
        onFilter={(name, value) => setSearch((now) => withFilter(now, name, value))}
        onClear={clear}
      />
      {runs.error !== null && <ErrorState error={runs.error} retry={() => void runs.refetch()} />}
      {runs.isPending && <Loading lines={8} />}
      {found !== undefined && found.length > 0 && <RunTable runs={found} />}
      {found?.length === 0 && filtered && (
        <EmptyState
          title={t.noneFiltered}
          action={
            <Button variant="default" onClick={clear}>
              {t.clear}
            </Button>
          }
        >
          {t.noneFilteredText}
        </EmptyState>
      )}
      {found?.length === 0 && !filtered && (
        <EmptyState title={t.none} action={start}>
          {t.noneText}
        </EmptyState>
      )}
      {runs.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={runs.isFetchingNextPage}
            onClick={() => void runs.fetchNextPage()}
          >
            {u.more}
          </Button>
        </Group>
      )}
      {starting && <StartRunDialog onClose={() => setStarting(false)} />}
    </Page>
  );
}
