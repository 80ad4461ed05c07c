import { Anchor, Badge, Button, Group, Switch, Table } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { PointOfSaleEditor } from './PointOfSaleEditor.tsx';
import { pointsOfSaleTexts } from './points-of-sale-texts.ts';
import { usePointsOfSale } from './use-points-of-sale.ts';

const NEW = 'new';

/** Where items are handed in and worked on. */
export function PointsOfSalePage() {
  const t = useTexts(pointsOfSaleTexts);
  const places = usePointsOfSale();
  const [search, setSearch] = useSearchParams();
  const withHidden = search.get('hidden') === 'yes';
  const chosen = search.get('place');
  const shown = (places.data ?? []).filter(({ hiddenAt }) => withHidden || hiddenAt === null);
  const place = places.data?.find(({ id }) => id === chosen) ?? null;
  const kept: Record<string, string> = withHidden ? { hidden: 'yes' } : {};
  const to = (id: string): string =>
    `${paths.pointsOfSale}?${new URLSearchParams({ ...kept, place: id })}`;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <Button component={Link} to={to(NEW)}>
          {t.add}
        </Button>
      }
    >
      <Switch
        label={t.showHidden}
        checked={withHidden}
        onChange={({ currentTarget: { checked } }) =>
          setSearch(checked ? { hidden: 'yes' } : {}, { replace: true })
        }
      />
      {places.error !== null && (
        <ErrorState error={places.error} retry={() => void places.refetch()} />
      )}
      {places.isPending && places.error === null && <Loading lines={3} />}
      {places.data !== undefined && shown.length === 0 && (
        <EmptyState title={t.none}>{t.noneText}</EmptyState>
      )}
      {shown.length > 0 && (
        <Table highlightOnHover verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t.code}</Table.Th>
              <Table.Th scope="col">{t.name}</Table.Th>
              <Table.Th scope="col" visibleFrom="sm">
                {t.timeZone}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ id, code, name, timeZone, hiddenAt }) => (
              <Table.Tr key={id}>
                <Table.Td>{code}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <Group gap="xs">
                    <Anchor component={Link} to={to(id)} fw={500}>
                      {name}
                    </Anchor>
                    {hiddenAt !== null && (
                      <Badge color="gray" variant="outline" size="sm" tt="none">
                        {t.hidden}
                      </Badge>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td visibleFrom="sm">{timeZone}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {(chosen === NEW || place !== null) && (
        <PointOfSaleEditor
          key={chosen}
          place={place}
          onClose={() => setSearch(kept, { replace: true })}
        />
      )}
    </Page>
  );
}
