import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { mayDraw } from '../procedures/may-draw.ts';
import { useSession } from '../session/session.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { ReadOnlyDrawing } from './ReadOnlyDrawing.tsx';
import { useDraft } from './use-draft.ts';

/** The editor is large: those who only look do not load it. */
const Designer = lazy(async () => ({ default: (await import('./Designer.tsx')).Designer }));

export function ProcedureDesignerPage() {
  const { procedureId = '' } = useParams();
  const drawer = mayDraw(useSession());
  const roomy = useMediaQuery('(min-width: 56em)', false, { getInitialValueInEffect: false });
  const procedure = useDraft(procedureId);
  // What an earlier visit left may be older than the draft is now.
  if (procedure.data === undefined || !procedure.isFetchedAfterMount)
    return procedure.error === null ? (
      <Loading />
    ) : (
      <ErrorState error={procedure.error} retry={() => void procedure.refetch()} />
    );
  if (!drawer || !roomy)
    return <ReadOnlyDrawing procedure={procedure.data} why={drawer ? 'screen' : 'role'} />;
  return (
    <Suspense fallback={<Loading />}>
      <Designer key={procedureId} procedure={procedure.data} />
    </Suspense>
  );
}
