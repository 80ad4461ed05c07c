import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useVersion } from '../diagram/use-version.ts';
import { paths } from '../paths.ts';
import { RunFactsHead } from '../run-page/RunFactsHead.tsx';
import '../run-page/run-page.css';
import { useFacts } from '../run-page/use-facts.ts';
import { useNames } from '../run-page/use-names.ts';
import { useRun } from '../run-page/use-run.ts';
import { useTexts } from '../texts/define-texts.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { CopyLink } from './CopyLink.tsx';
import { replayTexts } from './replay-texts.ts';
import { ReplayView } from './ReplayView.tsx';
import { useMoment } from './use-moment.ts';
import { useStartState } from './use-start-state.ts';

/** A run, moment by moment, as its facts tell it. */
export function ReplayPage() {
  const t = useTexts(replayTexts);
  const { runId = '' } = useParams();
  const run = useRun(runId);
  const version = useVersion(run.data?.procedureId, run.data?.version);
  const facts = useFacts(runId, run.data?.epoch);
  const start = useStartState(runId, run.data?.epoch);
  const names = useNames(version.drawing);
  const [seq, go] = useMoment(facts.data?.at(-1)?.seq ?? Infinity);
  const error = run.error ?? facts.error ?? start.error;
  const again = (): void => {
    for (const each of [run, facts, start]) if (each.isError) void each.refetch();
  };
  const called = run.data?.businessKey ?? run.data?.processId ?? '…';
  return (
    <Page
      title={t.title(called)}
      lead={run.data !== undefined && <RunFactsHead run={run.data} />}
      actions={
        <>
          <Button component={Link} variant="default" to={paths.run(runId)}>
            {t.backToRun}
          </Button>
          {Number.isFinite(seq) && <CopyLink runId={runId} seq={seq} />}
        </>
      }
    >
      {error !== null && <ErrorState error={error} retry={again} />}
      {facts.data !== undefined && start.data !== undefined && run.data !== undefined ? (
        <ReplayView
          start={start.data}
          facts={facts.data}
          seq={seq}
          go={go}
          xml={version.xml}
          drawing={version.drawing}
          name={run.data.processId}
          names={names}
        />
      ) : (
        error === null && <Loading lines={12} />
      )}
    </Page>
  );
}
