import { Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { usePointsOfSale } from '../settings/use-points-of-sale.ts';
import { useTexts } from '../texts/define-texts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { peopleTexts } from './people-texts.ts';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonEditor } from './PersonEditor.tsx';
import { filterPeople } from './person-form.ts';
import { usePeople } from './use-people.ts';

const shows = ['active', 'disabled', 'all'] as const;
const NEW = 'new';

/** Who may sign in, with what roles, functions and points of sale. */
export function PeoplePage() {
  const t = useTexts(peopleTexts);
  const [search, setSearch] = useSearchParams();
  const people = usePeople();
  const places = usePointsOfSale();
  const words = search.get('q') ?? '';
  const show = shows.find((each) => each === search.get('show')) ?? 'active';
  const chosen = search.get('person');

  /** Typing replaces the address, choosing a person adds one, so that back closes. */
  const put = (name: string, value: string, replace: boolean): void =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace },
    );
  const error = people.error ?? places.error;
  const retry = (): void => void Promise.all([people.refetch(), places.refetch()]);
  const codeOf = (id: string): string => places.data?.find((each) => each.id === id)?.code ?? '…';
  const found = filterPeople(people.data ?? [], words, show);
  const person = people.data?.find(({ id }) => id === chosen) ?? null;
  const choices = {
    functions: [...new Set(people.data?.flatMap(({ functions }) => functions))].toSorted(),
    places: (places.data ?? [])
      .filter(({ id, hiddenAt }) => hiddenAt === null || person?.pointOfSaleIds.includes(id))
      .map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` })),
  };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={<Button onClick={() => put('person', NEW, false)}>{t.add}</Button>}
    >
      <Group gap="sm">
        <TextInput
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={words}
          onChange={(event) => put('q', event.currentTarget.value, true)}
          style={{ flex: '1 1 16rem' }}
        />
        <SegmentedControl
          aria-label={t.show}
          value={show}
          onChange={(value) => put('show', value === 'active' ? '' : value, true)}
          data={shows.map((value) => ({ value, label: t[value] }))}
        />
      </Group>
      {error !== null && <ErrorState error={error} retry={retry} />}
      {people.isPending && error === null && <Loading lines={8} />}
      {people.data !== undefined && (
        <>
          <Text size="sm" c="dimmed" role="status">
            {t.found(found.length)}
          </Text>
          {found.length > 0 ? (
            <PeopleTable people={found} codeOf={codeOf} />
          ) : (
            <EmptyState
              title={t.none}
              action={
                <Button variant="default" onClick={() => setSearch({}, { replace: true })}>
                  {t.clear}
                </Button>
              }
            >
              {t.noneText}
            </EmptyState>
          )}
        </>
      )}
      {(chosen === NEW || person !== null) && (
        <PersonEditor
          key={chosen}
          person={person}
          choices={choices}
          onClose={() => put('person', '', true)}
        />
      )}
    </Page>
  );
}
