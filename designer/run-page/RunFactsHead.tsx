import { Anchor, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import type { Run } from './run-marks.ts';
import { runTexts } from './run-page-texts.ts';
import { RunStatus } from './RunStatus.tsx';
import { usePointsOfSale } from './use-points-of-sale.ts';

function Item({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Text size="sm" component="div">
      <Text span size="sm" c="dimmed">
        {label}{' '}
      </Text>
      {children}
    </Text>
  );
}

/** Which run it is, under its heading. */
export function RunFactsHead({ run }: { readonly run: Run }) {
  const t = useTexts(runTexts);
  const format = useFormat();
  const places = usePointsOfSale();
  const place = places.data?.items.find(({ id }) => id === run.pointOfSaleId);
  return (
    <Group gap="md" align="center" style={{ rowGap: 2 }}>
      <RunStatus status={run.status} />
      <Item label={t.procedure}>
        <Anchor component={Link} size="sm" to={paths.version(run.procedureId, run.version)}>
          {run.processId}, {t.version(run.version)}
        </Anchor>
      </Item>
      <Item label={t.pointOfSale}>
        {run.pointOfSaleId === null ? t.noPointOfSale : (place?.name ?? '…')}
      </Item>
      <Item label={t.started}>{format.dateTime(run.startedAt)}</Item>
      {run.endedAt !== null && <Item label={t.ended}>{format.dateTime(run.endedAt)}</Item>}
      {run.epoch > 1 && <Item label={t.epoch}>{run.epoch}</Item>}
      {run.calledBy !== null && (
        <Item label={t.calledBy}>
          <Anchor component={Link} size="sm" to={paths.run(run.calledBy.runId)}>
            {t.callingRun}
          </Anchor>
        </Item>
      )}
    </Group>
  );
}
