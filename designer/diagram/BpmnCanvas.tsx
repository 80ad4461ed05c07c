import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useRef, useState } from 'react';
import type { DiagramMark } from './diagram-mark.ts';
import { createViewer, showFirst, showMarks, showSelected, type Viewer } from './viewer.ts';
import { ZoomControls } from './ZoomControls.tsx';

/** The drawing itself: this file and what it brings is loaded when a drawing is first seen. */
export function BpmnCanvas({
  xml,
  label,
  marks,
  selected,
  height,
  onSelect,
  onUnreadable,
}: {
  readonly xml: string;
  readonly label: string;
  readonly marks: readonly DiagramMark[];
  readonly selected: string | null;
  readonly height: number | string;
  readonly onSelect?: ((elementId: string) => void) | undefined;
  readonly onUnreadable: () => void;
}) {
  const ground = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<Viewer | null>(null);
  const heard = useRef({ onSelect, onUnreadable, marks, selected });
  useEffect(() => {
    heard.current = { onSelect, onUnreadable, marks, selected };
  });

  useEffect(() => {
    if (ground.current === null) return;
    const made = createViewer(ground.current);
    // What is drawn while the page is left already has nobody to be shown to.
    let left = false;
    made.on<{ element: { id: string } }>('element.click', ({ element }) =>
      heard.current.onSelect?.(element.id.replace(/_(label|plane)$/, '')),
    );
    made.importXML(xml).then(
      () => {
        if (left) return;
        const { marks: shown, selected: at } = heard.current;
        showFirst(made, at ?? shown.find(({ tone }) => tone !== 'path')?.elementId);
        setViewer(made);
      },
      () => {
        if (!left) heard.current.onUnreadable();
      },
    );
    return () => {
      left = true;
      setViewer(null);
      made.destroy();
    };
  }, [xml]);

  useEffect(() => (viewer === null ? undefined : showMarks(viewer, marks)), [viewer, marks]);
  useEffect(
    () => (viewer === null || selected === null ? undefined : showSelected(viewer, selected)),
    [viewer, selected],
  );

  return (
    <div className="drawing-ground drawing-frame">
      <ZoomControls viewer={viewer} />
      <div
        ref={ground}
        role="group"
        aria-label={label}
        style={{ height }}
        className="drawing-canvas"
      />
    </div>
  );
}
