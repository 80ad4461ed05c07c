import type { PlanFlow } from '../plan/execution-plan.ts';
import type { Compiling } from './compiling.ts';
import { childOf, idOf, textOf, type Moddle } from './moddle.ts';
import { readExpression } from './read-operand.ts';

/** A sequence flow inside one scope; null, with a problem, when it does not connect two elements. */
export function compileFlow(c: Compiling, flow: Moddle, scope: Moddle): PlanFlow | null {
  const source = childOf(flow, 'sourceRef');
  const target = childOf(flow, 'targetRef');
  const inside = (end: Moddle | null) => end !== null && childOf(end, '$parent') === scope;
  if (source === null || target === null || !inside(source) || !inside(target)) {
    c.problem('flow-incomplete', flow);
    return null;
  }
  return {
    id: idOf(flow),
    name: textOf(flow, 'name'),
    source: idOf(source),
    target: idOf(target),
    condition: readCondition(c, flow),
  };
}

function readCondition(c: Compiling, flow: Moddle): string | null {
  const expression = childOf(flow, 'conditionExpression');
  if (expression === null) return null;
  const text = textOf(expression, 'body') ?? '';
  if (!text.startsWith('=')) {
    c.problem('condition-not-feel', flow, { text: text.slice(0, 80) });
    return null;
  }
  return readExpression(c, flow, 'condition', text);
}
