import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { Alert, Text } from '@mantine/core';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { AROUND, fitDrawing } from './fit-drawing.ts';
import { proceduresTexts } from './procedures-texts.ts';

export type DrawingView = NavigatedViewer<{ readonly canvas: Canvas }>;

/** A drawing that can be moved and zoomed, not changed. */
export function DrawingViewer({
  xml,
  label,
  view,
}: {
  readonly xml: string;
  readonly label: string;
  /** Where the viewer is put, for those who export from it. */
  readonly view?: RefObject<DrawingView | null>;
}) {
  const t = useTexts(proceduresTexts);
  const container = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (container.current === null) return;
    const viewer: DrawingView = new NavigatedViewer<{ readonly canvas: Canvas }>({
      container: container.current,
    });
    let here = true;
    viewer
      .importXML(xml)
      .then(() => {
        if (!here) return;
        setFailed(false);
        fitDrawing(viewer.get('canvas'), AROUND);
        if (view !== undefined) view.current = viewer;
      })
      // Leaving while it opens is no failure.
      .catch(() => here && setFailed(true));
    return () => {
      here = false;
      if (view !== undefined) view.current = null;
      viewer.destroy();
    };
  }, [xml, view]);
  return (
    <div className="drawing-ground" style={{ position: 'relative', height: '100%' }}>
      {failed && (
        <Alert color="red" role="alert" title={t.notDrawn} m="md">
          <Text size="sm">{t.notDrawnText}</Text>
        </Alert>
      )}
      <div
        ref={container}
        role="group"
        aria-label={label}
        style={{ position: 'absolute', inset: failed ? '100% 0 0' : 0 }}
      />
    </div>
  );
}
