import type { DrawingModeler } from './canvas-services.ts';

/** Selects an element and brings it into view; what is not drawn selects the process. */
export function showElement(modeler: DrawingModeler, elementId: string | null): void {
  const registry = modeler.get('elementRegistry');
  const element = registry.getAll().find(({ id }) => id === elementId);
  const canvas = modeler.get('canvas');
  if (element === undefined || element === canvas.getRootElement()) {
    modeler.get('selection').select([]);
    canvas.focus();
    return;
  }
  const root = canvas.findRoot(element.id);
  // It may lie inside a sub-process that is drawn on a plane of its own.
  if (root !== undefined && root !== canvas.getRootElement()) canvas.setRootElement(root);
  canvas.scrollToElement(element.id, 120);
  modeler.get('selection').select(element);
  canvas.focus();
}
