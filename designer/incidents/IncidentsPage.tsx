import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { incidentList, incidentQuery } from '../../server/incidents/incident-contract.ts';
import { call } from '../api/call.ts';
import { FilterText } from '../run-list/FilterText.tsx';
import { withFilter } from '../run-list/run-filters.ts';
import { usePointsOfSale } from '../run-page/use-points-of-sale.ts';
import { useTexts } from '../texts/define-texts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { uiTexts } from '../ui/ui-texts.ts';
import { IncidentCard } from './IncidentCard.tsx';
import { incidentTexts } from './incident-texts.ts';

const TEXTS = ['process', 'element', 'code'] as const;
const filtersOf = incidentQuery.pick({
  process: true,
  element: true,
  code: true,
  pointOfSale: true,
  run: true,
});

/** What stopped at one's points of sale and waits for an answer. */
export function IncidentsPage() {
  const t = useTexts(incidentTexts);
  const u = useTexts(uiTexts);
  const [search, setSearch] = useSearchParams();
  const places = usePointsOfSale();
  const read = filtersOf.safeParse(Object.fromEntries(search));
  const filters = read.success ? read.data : {};
  const incidents = useInfiniteQuery({
    queryKey: ['incidents', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/incidents', incidentList, {
        query: { ...filters, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const found = incidents.data?.pages.flatMap(({ items }) => items);
  const filtered = Object.keys(filters).length > 0;
  const filter = (name: string, value: string): void =>
    setSearch((now) => withFilter(now, name, value));
  return (
    <Page title={t.title} lead={t.lead}>
      <Group role="search" aria-label={t.filters} gap="xs" align="flex-end">
        {TEXTS.map((name) => (
          <FilterText
            key={name}
            label={t[name]}
            value={filters[name] ?? ''}
            onFilter={(value) => filter(name, value)}
            w={170}
          />
        ))}
        <NativeSelect
          size="sm"
          label={t.pointOfSale}
          value={filters.pointOfSale ?? ''}
          onChange={(event) => filter('pointOfSale', event.currentTarget.value)}
          data={[
            { value: '', label: t.all },
            ...(places.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []),
          ]}
        />
        {filtered && (
          <Button variant="default" size="sm" onClick={() => setSearch({})}>
            {t.clear}
          </Button>
        )}
      </Group>
      {incidents.error !== null && (
        <ErrorState error={incidents.error} retry={() => void incidents.refetch()} />
      )}
      {incidents.isPending && <Loading />}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {found?.map((incident) => (
          <IncidentCard key={incident.id} incident={incident} />
        ))}
      </Stack>
      {found?.length === 0 && (
        <EmptyState title={filtered ? t.noneFiltered : t.none}>
          {filtered ? undefined : t.noneText}
        </EmptyState>
      )}
      {incidents.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={incidents.isFetchingNextPage}
            onClick={() => void incidents.fetchNextPage()}
          >
            {u.more}
          </Button>
        </Group>
      )}
    </Page>
  );
}
