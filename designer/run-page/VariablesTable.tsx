import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { runTexts } from './run-page-texts.ts';
import { ValueView } from './ValueView.tsx';

/** The variables of the process, each with the moment of its last change. */
export function VariablesTable({
  runId,
  variables,
  changes,
}: {
  readonly runId: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly changes: ReadonlyMap<string, Fact>;
}) {
  const t = useTexts(runTexts);
  const format = useFormat();
  const rows = Object.entries(variables);
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t.noVariables}
      </Text>
    );
  return (
    <Table.ScrollContainer minWidth={360} tabIndex={0} type="native">
      <Table verticalSpacing={4} layout="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t.name}</Table.Th>
            <Table.Th scope="col">{t.value}</Table.Th>
            <Table.Th scope="col">{t.lastChange}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, value]) => {
            const fact = changes.get(name);
            return (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={500} style={{ verticalAlign: 'top' }}>
                  {name}
                </Table.Th>
                <Table.Td>
                  <ValueView value={value} />
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
                  {fact !== undefined && (
                    <Anchor
                      component={Link}
                      size="sm"
                      to={paths.replay(runId, fact.seq)}
                      title={format.precise(fact.at)}
                    >
                      {format.relative(fact.at)}
                    </Anchor>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
