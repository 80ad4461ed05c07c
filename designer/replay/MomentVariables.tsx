import { Badge, Table, Text } from '@mantine/core';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { Names } from '../run-page/fact-sentence.ts';
import { Panel } from '../run-page/Panel.tsx';
import { runTexts } from '../run-page/run-page-texts.ts';
import { ValueView } from '../run-page/ValueView.tsx';
import { useTexts } from '../texts/define-texts.ts';
import type { VariableRow } from './changed-variables.ts';
import { replayTexts } from './replay-texts.ts';

/** The variables as they were, those just changed first. */
export function MomentVariables({
  rows,
  tokens,
  names,
}: {
  readonly rows: readonly VariableRow[];
  readonly tokens: ProcedureState['tokens'];
  readonly names: Names;
}) {
  const t = useTexts(replayTexts);
  const r = useTexts(runTexts);
  const holderName = (holder: number): string => {
    const token = tokens[holder];
    return token === undefined ? t.theRun : names.element(token.element);
  };
  return (
    <Panel title={t.variables}>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.none}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={320} type="native" tabIndex={0}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{r.name}</Table.Th>
                <Table.Th scope="col">{r.value}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ holder, name, value, changed }) => (
                <Table.Tr key={`${holder} ${name}`}>
                  <Table.Th scope="row" fw={changed ? 700 : 500} style={{ verticalAlign: 'top' }}>
                    {name}
                    {changed && (
                      <Badge size="sm" tt="none" ml={6}>
                        {t.changed}
                      </Badge>
                    )}
                    {holder !== 0 && (
                      <Text size="xs" c="dimmed">
                        {t.holder(holderName(holder))}
                      </Text>
                    )}
                  </Table.Th>
                  <Table.Td>
                    <ValueView value={value} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
