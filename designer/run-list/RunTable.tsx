import { Anchor, Badge, Table, Text } from '@mantine/core';
import type { z } from 'zod';
import { Link } from 'react-router';
import type { runList } from '../../server/runs/run-contract.ts';
import { paths } from '../paths.ts';
import { runTexts } from '../run-page/run-page-texts.ts';
import { RunStatus } from '../run-page/RunStatus.tsx';
import { usePointsOfSale } from '../run-page/use-points-of-sale.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { runListTexts } from './run-list-texts.ts';
import './run-list.css';

type Summary = z.output<typeof runList>['items'][number];

/** Runs, one a row; on a phone, one a card. */
export function RunTable({ runs }: { readonly runs: readonly Summary[] }) {
  const t = useTexts(runListTexts);
  const r = useTexts(runTexts);
  const format = useFormat();
  const places = usePointsOfSale();
  const placeNames = new Map(places.data?.items.map(({ id, name }) => [id, name]));
  return (
    <Table className="run-table" verticalSpacing={6} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t.businessKey}</Table.Th>
          <Table.Th scope="col">{t.status}</Table.Th>
          <Table.Th scope="col">{t.process}</Table.Th>
          <Table.Th scope="col">{t.pointOfSale}</Table.Th>
          <Table.Th scope="col">{t.started}</Table.Th>
          <Table.Th scope="col">{t.ended}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {runs.map((run) => (
          <Table.Tr key={run.id}>
            <Table.Th scope="row" fw={550}>
              <Anchor component={Link} to={paths.run(run.id)} style={{ overflowWrap: 'anywhere' }}>
                {run.businessKey ?? t.noKey}
              </Anchor>
            </Table.Th>
            <Table.Td>
              <RunStatus status={run.status} />
              {run.openIncidents > 0 && (
                <Badge color="red.8" tt="none" ml={6}>
                  {t.incidentCount(run.openIncidents)}
                </Badge>
              )}
            </Table.Td>
            <Table.Td>
              {run.processId}{' '}
              <Text span size="sm" c="dimmed">
                {r.version(run.version)}
              </Text>
            </Table.Td>
            <Table.Td data-empty={run.pointOfSaleId === null || undefined}>
              {run.pointOfSaleId === null ? '–' : (placeNames.get(run.pointOfSaleId) ?? '…')}
            </Table.Td>
            <Table.Td>{format.dateTime(run.startedAt)}</Table.Td>
            <Table.Td data-empty={run.endedAt === null || undefined}>
              {run.endedAt === null ? '–' : format.dateTime(run.endedAt)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
