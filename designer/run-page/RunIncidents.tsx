import { Alert, Group, Stack, Text } from '@mantine/core';
import { IncidentActions } from '../incidents/IncidentActions.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import type { Names } from './fact-sentence.ts';
import type { Run } from './run-marks.ts';
import { runTexts } from './run-page-texts.ts';

/** What stopped in a run, and what can be done about it. */
export function RunIncidents({ run, names }: { readonly run: Run; readonly names: Names }) {
  const t = useTexts(runTexts);
  const format = useFormat();
  if (run.incidents.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-label={t.incidents}>
      {run.incidents.map((incident) => (
        <Alert key={incident.id} color="red" p="sm" title={names.element(incident.elementId)}>
          <Stack gap="xs">
            <Text size="sm">{incident.message}</Text>
            <Group justify="space-between" gap="xs">
              <IncidentActions incident={incident} runId={run.id} />
              <Text size="xs" title={format.precise(incident.since)}>
                {t.since(format.relative(incident.since))}
              </Text>
            </Group>
          </Stack>
        </Alert>
      ))}
    </Stack>
  );
}
