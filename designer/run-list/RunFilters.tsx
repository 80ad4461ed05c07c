import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { runQuery } from '../../server/runs/run-contract.ts';
import { runTexts } from '../run-page/run-page-texts.ts';
import { usePointsOfSale } from '../run-page/use-points-of-sale.ts';
import { useTexts } from '../texts/define-texts.ts';
import { FilterText } from './FilterText.tsx';
import type { Filter, Filters } from './run-filters.ts';
import { runListTexts } from './run-list-texts.ts';

const STATUSES = runQuery.shape.status.unwrap().options;

/** What the list is narrowed by; it stands in the address. */
export function RunFilters({
  filters,
  onFilter,
  onClear,
}: {
  readonly filters: Filters;
  readonly onFilter: (name: Filter, value: string) => void;
  readonly onClear: () => void;
}) {
  const t = useTexts(runListTexts);
  const r = useTexts(runTexts);
  const places = usePointsOfSale();
  const field = (name: Filter) => ({
    size: 'sm' as const,
    label: t[name],
    value: filters[name] ?? '',
  });
  const text = (name: Filter) => ({
    label: t[name],
    value: filters[name] ?? '',
    onFilter: (value: string) => onFilter(name, value),
  });
  return (
    <Group role="search" aria-label={t.filters} gap="xs" align="flex-end">
      <NativeSelect
        {...field('status')}
        onChange={(event) => onFilter('status', event.currentTarget.value)}
        data={[
          { value: '', label: t.all },
          ...STATUSES.map((status) => ({ value: status, label: r[status] })),
        ]}
      />
      <FilterText {...text('businessKey')} w={170} />
      <FilterText {...text('process')} w={150} />
      <FilterText {...text('version')} w={84} inputMode="numeric" />
      <NativeSelect
        {...field('pointOfSale')}
        onChange={(event) => onFilter('pointOfSale', event.currentTarget.value)}
        data={[
          { value: '', label: t.all },
          ...(places.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []),
        ]}
      />
      <TextInput
        {...field('from')}
        type="date"
        onChange={(event) => onFilter('from', event.currentTarget.value)}
      />
      <TextInput
        {...field('to')}
        type="date"
        onChange={(event) => onFilter('to', event.currentTarget.value)}
      />
      {Object.keys(filters).length > 0 && (
        <Button variant="default" size="sm" onClick={onClear}>
          {t.clear}
        </Button>
      )}
    </Group>
  );
}
