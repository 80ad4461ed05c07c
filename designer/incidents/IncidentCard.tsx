import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { incidentList } from '../../server/incidents/incident-contract.ts';
import { paths } from '../paths.ts';
import { runTexts } from '../run-page/run-page-texts.ts';
import { usePointsOfSale } from '../run-page/use-points-of-sale.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { IncidentActions } from './IncidentActions.tsx';
import { incidentTexts } from './incident-texts.ts';

/** One incident: what stopped, in which run, and the answers to it. */
export function IncidentCard({
  incident,
}: {
  readonly incident: z.output<typeof incidentList>['items'][number];
}) {
  const t = useTexts(incidentTexts);
  const r = useTexts(runTexts);
  const format = useFormat();
  const places = usePointsOfSale();
  const place = places.data?.items.find(({ id }) => id === incident.pointOfSaleId);
  const { businessKey, elementId, message, processId, runId, since, stage, version } = incident;
  return (
    <Paper withBorder p="sm" component="li" style={{ borderLeft: '3px solid #c92a2a' }}>
      <Stack gap={6}>
        <Group gap="xs" justify="space-between">
          <Group gap="xs">
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {elementId}
            </Text>
            <Badge variant="light" color="gray" tt="none">
              {t[stage]}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed" title={format.precise(since)}>
            {t.since(format.relative(since))}
          </Text>
        </Group>
        <Text size="sm">{message}</Text>
        <Text size="sm" c="dimmed" component="div">
          <Anchor component={Link} to={paths.run(runId)} size="sm">
            {businessKey ?? t.openRun}
          </Anchor>
          {` · ${processId}, ${r.version(version)}`}
          {place !== undefined && ` · ${place.name}`}
        </Text>
        <IncidentActions incident={incident} runId={runId} />
      </Stack>
    </Paper>
  );
}
