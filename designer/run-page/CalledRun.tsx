import { lazy, Suspense } from 'react';
import { Loading } from '../ui/Loading.tsx';

// A called run may call others, which are shown by this again.
const RunInside = lazy(async () => ({ default: (await import('./RunInside.tsx')).RunInside }));

/** A called run, opened where it was called. */
export function CalledRun({ runId }: { readonly runId: string }) {
  return (
    <Suspense fallback={<Loading lines={3} />}>
      <RunInside runId={runId} />
    </Suspense>
  );
}
