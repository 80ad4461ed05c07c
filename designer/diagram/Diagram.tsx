import './diagram.css';
import { Alert, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { diagramTexts } from './diagram-texts.ts';
import type { DiagramMark } from './diagram-mark.ts';
import type { Drawing } from './drawing.ts';
import { MarkList } from './MarkList.tsx';

const BpmnCanvas = lazy(async () => ({ default: (await import('./BpmnCanvas.tsx')).BpmnCanvas }));
const NOTHING: readonly DiagramMark[] = [];

/**
 * A drawing to look at, with marks on elements and the same in words beneath. Give `marks` the
 * same array while nothing changed: a new one is drawn anew.
 */
export function Diagram({
  xml,
  drawing,
  name,
  marks = NOTHING,
  selected = null,
  height = 420,
  onSelect,
  withList = true,
}: {
  readonly xml: string;
  readonly drawing: Drawing | undefined;
  /** Of the procedure. */
  readonly name: string;
  readonly marks?: readonly DiagramMark[];
  readonly selected?: string | null;
  readonly height?: number | string;
  readonly onSelect?: (elementId: string) => void;
  readonly withList?: boolean;
}) {
  const t = useTexts(diagramTexts);
  const [unreadable, setUnreadable] = useState(false);
  return (
    <div className="drawing">
      {unreadable ? (
        <Alert color="yellow">{t.unreadable}</Alert>
      ) : (
        <Suspense fallback={<Skeleton height={height} />}>
          <BpmnCanvas
            xml={xml}
            label={t.drawing(name)}
            marks={marks}
            selected={selected}
            height={height}
            onSelect={onSelect}
            onUnreadable={() => setUnreadable(true)}
          />
        </Suspense>
      )}
      {withList && (
        <MarkList marks={marks} drawing={drawing} selected={selected} onSelect={onSelect} />
      )}
    </div>
  );
}
