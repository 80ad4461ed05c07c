/** One drawn element: its BPMN tag, id, what stands inside it and further attributes. */
export interface Drawn {
  readonly tag: string;
  readonly id: string;
  readonly inner?: string;
  readonly attributes?: string;
}

/** `a->b` or `a->b: =condition`; the flow's id is `a_b`. */
export type Arrow = string;

export function drawn(tag: string, id: string, inner = '', attributes = ''): Drawn {
  return { tag, id, inner, attributes };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function drawFlow(arrow: Arrow): string {
  const match = /^(\w+)->(\w+)(?::\s*(.*))?$/.exec(arrow);
  if (match === null) throw new Error(`not an arrow: ${arrow}`);
  const [, from = '', to = '', condition] = match;
  const inner =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escape(condition)}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${inner}</bpmn:sequenceFlow>`;
}

/** Elements and flows as they stand inside a process or sub-process. */
export function drawScope(elements: readonly Drawn[], arrows: readonly Arrow[]): string {
  const shapes = elements.map(
    ({ tag, id, inner = '', attributes = '' }) =>
      `<bpmn:${tag} id="${id}" name="${id}" ${attributes}>${inner}</bpmn:${tag}>`,
  );
  return [...shapes, ...arrows.map(drawFlow)].join('\n');
}

/** A whole file with one executable process; `roots` are messages, errors and the like. */
export function aDiagram(
  processId: string,
  elements: readonly Drawn[],
  arrows: readonly Arrow[],
  roots = '',
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:roteiro="http://roteiro.dev/schema/1.0" targetNamespace="http://roteiro.dev/test">
${roots}
<bpmn:process id="${processId}" isExecutable="true">
${drawScope(elements, arrows)}
</bpmn:process>
</bpmn:definitions>`;
}

export const extended = (inner: string): string =>
  `<bpmn:extensionElements>${inner}</bpmn:extensionElements>`;

const attribute = (text: string): string => escape(text).replaceAll('"', '&quot;');

export const start = (id = 'start'): Drawn => drawn('startEvent', id);
export const end = (id = 'end'): Drawn => drawn('endEvent', id);
export const userTask = (id: string, inner = ''): Drawn =>
  drawn('userTask', id, extended(`<zeebe:userTask/>${inner}`));
export const serviceTask = (id: string, type = 'work', inner = ''): Drawn =>
  drawn('serviceTask', id, extended(`<zeebe:taskDefinition type="${type}" retries="1"/>${inner}`));
export const scriptTask = (id: string, expression: string, resultVariable: string): Drawn =>
  drawn(
    'scriptTask',
    id,
    extended(
      `<zeebe:script expression="${attribute(expression)}" resultVariable="${resultVariable}"/>`,
    ),
  );
export const timer = (kind: 'timeDate' | 'timeDuration' | 'timeCycle', text: string): string =>
  `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${escape(text)}</bpmn:${kind}></bpmn:timerEventDefinition>`;
export const boundary = (id: string, host: string, inner: string, interrupting = true): Drawn =>
  drawn('boundaryEvent', id, inner, `attachedToRef="${host}" cancelActivity="${interrupting}"`);
export const subProcess = (
  id: string,
  elements: readonly Drawn[],
  arrows: readonly Arrow[],
): Drawn => drawn('subProcess', id, drawScope(elements, arrows));
