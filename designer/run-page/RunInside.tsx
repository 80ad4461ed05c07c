import { Paper, Stack } from '@mantine/core';
import { useState } from 'react';
import { useVersion } from '../diagram/use-version.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { OpenElements } from './OpenElements.tsx';
import { RunDiagram } from './RunDiagram.tsx';
import { RunFactsHead } from './RunFactsHead.tsx';
import { RunIncidents } from './RunIncidents.tsx';
import { useNames } from './use-names.ts';
import { useRun } from './use-run.ts';

/** A run in small, inside the page of the run that called it. */
export function RunInside({ runId }: { readonly runId: string }) {
  const run = useRun(runId);
  const version = useVersion(run.data?.procedureId, run.data?.version);
  const names = useNames(version.drawing);
  const [selected, setSelected] = useState<string | null>(null);
  if (run.error !== null) return <ErrorState error={run.error} retry={() => void run.refetch()} />;
  if (run.data === undefined) return <Loading lines={3} />;
  return (
    <Paper withBorder p="xs">
      <Stack gap="xs">
        <RunFactsHead run={run.data} />
        <RunIncidents run={run.data} names={names} />
        <RunDiagram
          run={run.data}
          version={version}
          height={240}
          selected={selected}
          onSelect={setSelected}
        />
        <OpenElements run={run.data} names={names} onSelect={setSelected} />
      </Stack>
    </Paper>
  );
}
