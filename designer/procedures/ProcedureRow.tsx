import { ActionIcon, Anchor, Badge, Menu, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { procedureSummary } from '../../server/procedures/procedure-contract.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { proceduresTexts } from './procedures-texts.ts';

export type ProcedureSummary = z.output<typeof procedureSummary>;

export function ProcedureRow({
  procedure,
  drawer,
  onRename,
  onHide,
}: {
  readonly procedure: ProcedureSummary;
  readonly drawer: boolean;
  readonly onRename: (procedure: ProcedureSummary) => void;
  readonly onHide: (procedure: ProcedureSummary) => void;
}) {
  const t = useTexts(proceduresTexts);
  const { id, name, latestVersion } = procedure;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component={Link}
          to={paths.procedure(id)}
          fw={550}
          style={{ overflowWrap: 'anywhere' }}
        >
          {name}
        </Anchor>
      </Table.Td>
      <Table.Td>
        {latestVersion === 0 ? (
          <Text size="sm" c="dimmed">
            –
          </Text>
        ) : (
          <Anchor component={Link} size="sm" to={paths.version(id, latestVersion)}>
            {t.version(latestVersion)}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td visibleFrom="xs">
        <Badge variant="light" color={latestVersion === 0 ? 'gray' : 'pine'} tt="none" autoContrast>
          {latestVersion === 0 ? t.neverPublished : t.published}
        </Badge>
      </Table.Td>
      {drawer && (
        <Table.Td ta="right">
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.actionsOf(name)}>
                ⋯
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onRename(procedure)}>{t.rename}</Menu.Item>
              <Menu.Item onClick={() => onHide(procedure)}>{t.hide}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
