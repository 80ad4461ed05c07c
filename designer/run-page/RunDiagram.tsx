import { useMemo } from 'react';
import { Diagram } from '../diagram/Diagram.tsx';
import type { useVersion } from '../diagram/use-version.ts';
import { useLanguage } from '../texts/language.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { runMarks, type Run } from './run-marks.ts';

/** The drawing of a run's version, with where its tokens are. */
export function RunDiagram({
  run,
  version,
  height,
  selected,
  onSelect,
}: {
  readonly run: Run;
  readonly version: ReturnType<typeof useVersion>;
  readonly height?: number | string;
  readonly selected: string | null;
  readonly onSelect: (elementId: string) => void;
}) {
  const { language } = useLanguage();
  const { open, incidents } = run;
  const marks = useMemo(() => runMarks({ open, incidents }, language), [open, incidents, language]);
  if (version.error !== null)
    return <ErrorState error={version.error} retry={() => void version.refetch()} />;
  if (version.xml === undefined) return <Loading lines={8} />;
  return (
    <Diagram
      xml={version.xml}
      drawing={version.drawing}
      name={run.processId}
      marks={marks}
      height={height}
      selected={selected}
      onSelect={onSelect}
    />
  );
}
