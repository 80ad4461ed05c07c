import { Anchor, Button, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useVersion } from '../diagram/use-version.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { CancelRun } from './CancelRun.tsx';
import { lastChanges } from './last-changes.ts';
import { OpenElements } from './OpenElements.tsx';
import { Panel } from './Panel.tsx';
import { RunDiagram } from './RunDiagram.tsx';
import { RunFactsHead } from './RunFactsHead.tsx';
import { RunIncidents } from './RunIncidents.tsx';
import { RunTimers } from './RunTimers.tsx';
import { runTexts } from './run-page-texts.ts';
import { Story } from './Story.tsx';
import { useFacts } from './use-facts.ts';
import { useNames } from './use-names.ts';
import { useRun } from './use-run.ts';
import { VariablesTable } from './VariablesTable.tsx';

/** A run: where it stands, what it waits for, what it knows and what happened. */
export function RunPage() {
  const t = useTexts(runTexts);
  const { has } = useSession();
  const { runId = '' } = useParams();
  const asked = useRun(runId);
  const run = asked.data;
  const version = useVersion(run?.procedureId, run?.version);
  const facts = useFacts(runId, run?.epoch);
  const names = useNames(version.drawing);
  const [selected, setSelected] = useState<{ element: string | null; seq: number | null }>({
    element: null,
    seq: null,
  });
  const changes = useMemo(() => lastChanges(facts.data ?? []), [facts.data]);
  const select = (element: string): void => setSelected({ element, seq: null });

  if (run === undefined)
    return (
      <Page title={t.run}>
        {asked.error === null ? (
          <Loading lines={10} />
        ) : (
          <ErrorState error={asked.error} retry={() => void asked.refetch()} />
        )}
      </Page>
    );
  const ended = run.endedAt !== null;
  return (
    <Page
      title={run.businessKey ?? t.runOf(run.processId)}
      lead={<RunFactsHead run={run} />}
      actions={
        <>
          {run.temporal.uiUrl !== undefined && (
            <Anchor href={run.temporal.uiUrl} target="_blank" rel="noreferrer" size="sm">
              {t.temporal}
            </Anchor>
          )}
          {!ended && has('administrator', 'coordinator') && <CancelRun runId={run.id} />}
          <Button component={Link} to={paths.replay(run.id)}>
            {t.replay}
          </Button>
        </>
      }
    >
      <RunIncidents run={run} names={names} />
      <RunDiagram run={run} version={version} selected={selected.element} onSelect={select} />
      <div className="run-columns">
        <div className="run-side">
          <Panel title={t.open}>
            <OpenElements run={run} names={names} onSelect={select} />
          </Panel>
          {run.timers.length > 0 && (
            <Panel title={t.timers}>
              <RunTimers timers={run.timers} names={names} />
            </Panel>
          )}
          <Panel title={t.variables}>
            <VariablesTable runId={run.id} variables={run.variables} changes={changes} />
          </Panel>
        </div>
        <Stack miw={0}>
          {facts.error !== null && (
            <ErrorState error={facts.error} retry={() => void facts.refetch()} />
          )}
          {facts.isPending && <Loading lines={8} />}
          {facts.data !== undefined && (
            <Story
              runId={run.id}
              facts={facts.data}
              names={names}
              selected={selected.seq}
              onSelect={(fact) => setSelected({ element: fact.element, seq: fact.seq })}
            />
          )}
        </Stack>
      </div>
    </Page>
  );
}
