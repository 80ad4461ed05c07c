import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { orders, type InboxView, type Order } from './inbox-view.ts';
import { taskInboxTexts } from './task-inbox-texts.ts';
import { useOwnPointsOfSale } from './use-points-of-sale.ts';

export function InboxFilters({
  view,
  onChange,
}: {
  readonly view: InboxView;
  readonly onChange: (change: Partial<InboxView>) => void;
}) {
  const t = useTexts(taskInboxTexts);
  const places = useOwnPointsOfSale();
  const [search, setSearch] = useState(view.search);
  // Back and "clear" change the address: the field follows.
  useEffect(() => setSearch(view.search), [view.search]);
  const tell = useDebouncedCallback((text: string) => onChange({ search: text }), 250);
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        type="search"
        label={t.search}
        placeholder={t.searchHint}
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
          tell(currentTarget.value);
        }}
        style={{ flex: '2 1 14rem' }}
      />
      {places.length > 1 && (
        <Select
          label={t.pointOfSale}
          data={[
            { value: '', label: t.everywhere },
            ...places.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={view.pointOfSale ?? ''}
          onChange={(id) => onChange({ pointOfSale: id === '' ? null : id })}
          allowDeselect={false}
          style={{ flex: '1 1 11rem' }}
        />
      )}
      <Select<Order>
        label={t.order}
        data={orders.map((order) => ({ value: order, label: t[order] }))}
        value={view.order}
        onChange={(order) => onChange({ order: order ?? 'due' })}
        allowDeselect={false}
        style={{ flex: '1 1 11rem' }}
      />
    </Group>
  );
}
