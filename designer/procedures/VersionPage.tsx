import { Box, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { procedureReply, versionReply } from '../../server/procedures/procedure-contract.ts';
import { call } from '../api/call.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { downloadBpmn, downloadSvg } from './download.ts';
import { DrawingViewer, type DrawingView } from './DrawingViewer.tsx';
import { mayDraw } from './may-draw.ts';
import { proceduresTexts } from './procedures-texts.ts';
import { useRestoreVersion } from './use-restore-version.ts';

/** A published version: looked at, exported, or made the draft again. */
export function VersionPage() {
  const t = useTexts(proceduresTexts);
  const format = useFormat();
  const { procedureId = '', number = '' } = useParams();
  const drawer = mayDraw(useSession());
  const [asking, setAsking] = useState(false);
  const view = useRef<DrawingView | null>(null);
  const base = `/api/procedures/${encodeURIComponent(procedureId)}` as const;
  const procedure = useQuery({
    queryKey: ['procedures', 'one', procedureId],
    queryFn: ({ signal }) => call('get', base, procedureReply, { signal }),
  });
  const version = useQuery({
    queryKey: ['procedures', 'version', procedureId, number],
    queryFn: ({ signal }) =>
      call('get', `${base}/versions/${encodeURIComponent(number)}`, versionReply, { signal }),
    // What is published never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const restore = useRestoreVersion(procedureId);
  const error = version.error ?? procedure.error;
  if (version.data === undefined || procedure.data === undefined)
    return error === null ? (
      <Loading />
    ) : (
      <ErrorState
        error={error}
        retry={() => {
          void version.refetch();
          void procedure.refetch();
        }}
      />
    );
  const { xml, note, publishedAt } = version.data;
  const fileName = `${procedure.data.name} v${version.data.number}`;
  const saveSvg = async (): Promise<void> => {
    const drawn = await view.current?.saveSVG();
    if (drawn !== undefined) downloadSvg(fileName, drawn.svg);
  };
  return (
    <Page
      title={`${procedure.data.name} · ${t.version(version.data.number)}`}
      lead={format.dateTime(publishedAt)}
      actions={
        <>
          <Button variant="default" component={Link} to={paths.procedure(procedureId)}>
            {t.toProcedure}
          </Button>
          <Button variant="default" onClick={() => downloadBpmn(fileName, xml)}>
            {t.downloadBpmn}
          </Button>
          <Button variant="default" onClick={() => void saveSvg()}>
            {t.downloadSvg}
          </Button>
          {drawer && <Button onClick={() => setAsking(true)}>{t.restore}</Button>}
        </>
      }
    >
      {note !== null && <Text style={{ whiteSpace: 'pre-line' }}>{note}</Text>}
      <Box h="65vh" bd="1px solid var(--mantine-color-default-border)">
        <DrawingViewer xml={xml} label={t.drawing(fileName)} view={view} />
      </Box>
      <ConfirmDialog
        opened={asking}
        title={t.restoreTitle(version.data.number)}
        text={t.restoreText}
        confirm={t.restore}
        busy={restore.isPending}
        onConfirm={() => restore.mutate({ number: version.data.number, xml })}
        onClose={() => setAsking(false)}
      />
    </Page>
  );
}
