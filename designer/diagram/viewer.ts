import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { DiagramMark } from './diagram-mark.ts';

interface Parts {
  readonly canvas: Canvas;
  readonly elementRegistry: ElementRegistry;
  readonly overlays: Overlays;
}

export type Viewer = NavigatedViewer<Parts>;

const MARGIN = 24;
const OVERLAYS = 'roteiro-marks';
export const SELECTED = 'drawn-selected';

/** The wheel scrolls the page: the drawing moves by dragging and zooms by its buttons. */
export const createViewer = (container: HTMLElement): Viewer =>
  new NavigatedViewer<Parts>({ container, zoomScroll: { enabled: false } });

/** Shows all of the drawing, or its whole width from the top. */
export function fit(viewer: Viewer, what: 'all' | 'width'): void {
  const canvas = viewer.get('canvas');
  canvas.resized();
  const { inner, outer } = canvas.viewbox();
  if (outer.width === 0 || inner.width === 0) return;
  const across = outer.width / (inner.width + 2 * MARGIN);
  const down = outer.height / (inner.height + 2 * MARGIN);
  const scale = Math.min(what === 'all' ? Math.min(across, down) : across, 1.5);
  const width = outer.width / scale;
  const height = outer.height / scale;
  const y = what === 'all' ? inner.y - (height - inner.height) / 2 : inner.y - MARGIN;
  canvas.viewbox({ x: inner.x - (width - inner.width) / 2, y, width, height });
}

const READABLE = 0.62;

/** A large drawing is shown around what is marked, for in whole nobody could read it. */
export function showFirst(viewer: Viewer, elementId: string | undefined): void {
  fit(viewer, 'all');
  const canvas = viewer.get('canvas');
  if (elementId === undefined || canvas.zoom() >= READABLE) return;
  if (viewer.get('elementRegistry').get(elementId) === undefined) return;
  canvas.zoom(READABLE);
  canvas.scrollToElement(elementId, 150);
}

export function zoomBy(viewer: Viewer, factor: number): void {
  const canvas = viewer.get('canvas');
  canvas.zoom(Math.min(4, Math.max(0.1, canvas.zoom() * factor)));
}

/** Says of elements what the marks say; the function takes it back. */
export function showMarks(viewer: Viewer, marks: readonly DiagramMark[]): () => void {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const registry = viewer.get('elementRegistry');
  const drawn = marks.filter(({ elementId }) => registry.get(elementId) !== undefined);
  for (const { elementId, tone, badge } of drawn) {
    canvas.addMarker(elementId, `drawn-${tone}`);
    if (badge === undefined) continue;
    const html = document.createElement('span');
    html.className = `drawn-badge drawn-badge-${tone}`;
    html.textContent = badge;
    html.setAttribute('aria-hidden', 'true');
    const position = tone === 'incident' ? { top: -13, right: 11 } : { top: -13, left: -11 };
    overlays.add(elementId, OVERLAYS, { position, html, scale: { min: 0.9, max: 1.2 } });
  }
  return () => {
    overlays.remove({ type: OVERLAYS });
    for (const { elementId, tone } of drawn)
      if (registry.get(elementId) !== undefined) canvas.removeMarker(elementId, `drawn-${tone}`);
  };
}

/** Rings an element and brings it into view; the function takes the ring away. */
export function showSelected(viewer: Viewer, elementId: string): () => void {
  const canvas = viewer.get('canvas');
  const element = viewer.get('elementRegistry').get(elementId);
  if (element === undefined) return () => undefined;
  canvas.addMarker(elementId, SELECTED);
  canvas.scrollToElement(elementId, 60);
  return () => {
    if (viewer.get('elementRegistry').get(elementId) !== undefined)
      canvas.removeMarker(elementId, SELECTED);
  };
}
