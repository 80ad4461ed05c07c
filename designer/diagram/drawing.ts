/** What is drawn, by id: what pages call it, and what it is. */
export interface DrawnElement {
  readonly id: string;
  readonly name: string | null;
  /** Of BPMN: `userTask`, `exclusiveGateway`, `sequenceFlow`. */
  readonly type: string;
}

export interface DrawnFlow {
  readonly id: string;
  readonly name: string | null;
  readonly source: string;
  readonly target: string;
}

export interface Drawing {
  readonly elements: ReadonlyMap<string, DrawnElement>;
  readonly flows: ReadonlyMap<string, DrawnFlow>;
}

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
/** A label may be broken into lines where it is drawn. */
const oneLine = (text: string | null): string | null => text?.replace(/\s+/g, ' ').trim() ?? null;

/** Reads the elements of a drawing without any editor. */
export function readDrawing(xml: string): Drawing {
  const elements = new Map<string, DrawnElement>();
  const flows = new Map<string, DrawnFlow>();
  const read = new DOMParser().parseFromString(xml, 'application/xml');
  for (const node of read.getElementsByTagNameNS(BPMN, '*')) {
    const id = node.getAttribute('id');
    if (id === null) continue;
    const name = oneLine(node.getAttribute('name'));
    const type = node.localName;
    elements.set(id, { id, name: name === '' ? null : name, type });
    const source = node.getAttribute('sourceRef');
    const target = node.getAttribute('targetRef');
    if (type === 'sequenceFlow' && source !== null && target !== null)
      flows.set(id, { id, name: name === '' ? null : name, source, target });
  }
  return { elements, flows };
}

/** The ways on from an element. */
export const waysFrom = (drawing: Drawing, elementId: string): readonly DrawnFlow[] =>
  [...drawing.flows.values()].filter(({ source }) => source === elementId);
