import { Anchor, Badge, Group, Stack, Table, Text } from '@mantine/core';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useTexts } from '../texts/define-texts.ts';
import { peopleTexts } from './people-texts.ts';
import type { PersonReply } from './person-form.ts';
import { roleTexts } from './role-texts.ts';

/** The people found; a name leads to what can be changed. */
export function PeopleTable({
  people,
  codeOf,
}: {
  readonly people: readonly PersonReply[];
  readonly codeOf: (pointOfSaleId: string) => string;
}) {
  const t = useTexts(peopleTexts);
  const names = useTexts(roleTexts);
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const to = (id: string): string =>
    `${pathname}?${new URLSearchParams([...[...search].filter(([name]) => name !== 'person'), ['person', id]])}`;
  return (
    <Table highlightOnHover verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t.name}</Table.Th>
          <Table.Th scope="col">{t.roles}</Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t.functions}
          </Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t.places}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map(({ id, name, email, roles, functions, pointOfSaleIds, disabledAt }) => (
          <Table.Tr key={id}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <Stack gap={0}>
                <Group gap="xs">
                  <Anchor component={Link} to={to(id)} fw={500}>
                    {name}
                  </Anchor>
                  {disabledAt !== null && (
                    <Badge color="gray" variant="outline" size="sm" tt="none">
                      {t.disabled}
                    </Badge>
                  )}
                </Group>
                <Text size="sm" c="dimmed">
                  {email}
                </Text>
              </Stack>
            </Table.Td>
            <Table.Td>{roles.map((each) => names[each]).join(', ')}</Table.Td>
            <Table.Td visibleFrom="sm">{functions.join(', ')}</Table.Td>
            <Table.Td visibleFrom="sm">{pointOfSaleIds.map(codeOf).join(', ')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
