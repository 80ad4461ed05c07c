import { Stack, Table, Text } from '@mantine/core';
import { roleTexts } from '../people/role-texts.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { settingsTexts } from './settings-texts.ts';
import { usePointsOfSale } from './use-points-of-sale.ts';

/** What the server knows of the person who is signed in. */
export function AboutYou() {
  const t = useTexts(settingsTexts);
  const names = useTexts(roleTexts);
  const session = useSession();
  const places = usePointsOfSale();
  const mine = places.data?.filter(({ id }) => session.pointOfSaleIds.includes(id)) ?? [];
  const seesAll = session.has('administrator', 'process-owner', 'auditor');
  const rows = [
    [t.name, session.person?.name ?? ''],
    [t.email, session.person?.email ?? ''],
    [t.roles, session.roles.map((each) => names[each]).join(', ')],
    [t.functions, session.functions.join(', ')],
    [
      t.places,
      seesAll ? t.allPlaces : mine.map(({ code, name }) => `${code} · ${name}`).join(', '),
    ],
  ];
  return (
    <Stack gap="xs">
      <Table variant="vertical" layout="fixed" withTableBorder maw={640}>
        <Table.Tbody>
          {rows.map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" w={{ base: 120, sm: 180 }}>
                {label}
              </Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {value === '' ? t.none : value}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed">
        {t.youHint}
      </Text>
    </Stack>
  );
}
