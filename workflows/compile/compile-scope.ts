import { elements } from '../elements/index.ts';
import type { PlanFlow } from '../plan/execution-plan.ts';
import type { ElementId } from '../plan/ids.ts';
import type { NodeBase, NodeType, PlanNode } from '../plan/plan-nodes.ts';
import { checkAttributes } from './check-attributes.ts';
import { compileFlow } from './compile-flow.ts';
import type { Compiling } from './compiling.ts';
import { describeElement, drawInstead } from './describe-element.ts';
import { childOf, childrenOf, idOf, textOf, type Moddle } from './moddle.ts';
import { readMappings } from './read-mappings.ts';

/** Drawn for the reader only; no engine executes it. */
const DRAWING = ['bpmn:TextAnnotation', 'bpmn:Association', 'bpmn:Group'];

export const NESTING_LIMIT = 30;

export interface CompiledScope {
  readonly nodes: readonly PlanNode[];
  readonly flows: readonly PlanFlow[];
}

/** Compiles the elements and flows of a process or sub-process, and of all inside it. */
export function compileScope(c: Compiling, scope: Moddle, depth = 0): CompiledScope {
  const inner = childrenOf(scope, 'flowElements');
  const flows = inner
    .filter((element) => element.$type === 'bpmn:SequenceFlow')
    .flatMap((flow) => compileFlow(c, flow, scope) ?? []);
  const nodes: PlanNode[] = [];
  const below: CompiledScope[] = [];
  const around = neighbours(inner, flows, idOf(scope));
  for (const element of inner) {
    if (element.$type === 'bpmn:SequenceFlow' || DRAWING.includes(element.$type)) continue;
    const node = compileElement(c, element, around);
    if (node !== null) nodes.push(node);
    if (element.$type !== 'bpmn:SubProcess') continue;
    if (depth >= NESTING_LIMIT)
      c.problem('diagram-nested-too-deep', element, { limit: NESTING_LIMIT });
    else below.push(compileScope(c, element, depth + 1));
  }
  return {
    nodes: [...nodes, ...below.flatMap((one) => one.nodes)],
    flows: [...flows, ...below.flatMap((one) => one.flows)],
  };
}

type Around = (element: Moddle) => Pick<NodeBase, 'scope' | 'incoming' | 'outgoing' | 'boundaries'>;

/** Flows and boundary events of each element, gathered once for the scope. */
function neighbours(
  inner: readonly Moddle[],
  flows: readonly PlanFlow[],
  scope: ElementId,
): Around {
  const incoming = group(flows.map((flow) => [flow.target, flow.id]));
  const outgoing = group(flows.map((flow) => [flow.source, flow.id]));
  const boundaries = group(
    inner.flatMap((element) => {
      const host = childOf(element, 'attachedToRef');
      return host === null ? [] : [[idOf(host), idOf(element)]];
    }),
  );
  return (element) => ({
    scope,
    incoming: incoming.get(idOf(element)) ?? [],
    outgoing: outgoing.get(idOf(element)) ?? [],
    boundaries: boundaries.get(idOf(element)) ?? [],
  });
}

function group(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const values = grouped.get(key);
    if (values === undefined) grouped.set(key, [value]);
    else values.push(value);
  }
  return grouped;
}

function isNodeType(type: string): type is NodeType {
  return Object.hasOwn(elements, type);
}

const TYPES: readonly NodeType[] = Object.keys(elements).filter(isNodeType);

function compileElement(c: Compiling, element: Moddle, around: Around): PlanNode | null {
  const type = TYPES.find((candidate) => elements[candidate].accepts(element));
  if (type === undefined) {
    const kind = describeElement(element);
    c.problem('element-not-supported', element, { type: kind, ...drawInstead(kind) });
    return null;
  }
  if (idOf(element) === '' || idOf(element) === '__proto__') {
    c.problem('id-missing', element, { type: describeElement(element) });
    return null;
  }
  checkAttributes(c, element, elements[type].extensions);
  return elements[type].compile(element, c, {
    id: idOf(element),
    name: textOf(element, 'name'),
    ...around(element),
    defaultFlow: readDefaultFlow(element),
    inputs: readMappings(c, element, 'input'),
    outputs: readMappings(c, element, 'output'),
  });
}

function readDefaultFlow(element: Moddle): string | null {
  const flow = childOf(element, 'default');
  return flow === null ? null : idOf(flow);
}
