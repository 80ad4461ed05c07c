import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type Modeler from 'bpmn-js/lib/Modeler';

/** What we use of the editor of drawings. */
export interface CanvasServices {
  readonly canvas: Canvas;
  readonly commandStack: CommandStack;
  readonly elementRegistry: ElementRegistry;
  readonly overlays: Overlays;
  readonly selection: Selection;
  readonly editorActions: { trigger(action: string, options?: unknown): unknown };
}

export type DrawingModeler = Modeler<CanvasServices>;
