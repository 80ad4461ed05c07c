import { evaluateExpression } from '../expressions/evaluate-expression.ts';
import type { JsonValue } from '../expressions/json-value.ts';
import type { Operand } from '../plan/plan-nodes.ts';
import type { World } from './world.ts';

/** What an attribute of a start event gives: there are no variables yet; null where it fails. */
export function evaluateAtStart(world: World, operand: Operand): JsonValue {
  if (operand.kind === 'literal') return operand.value;
  const result = evaluateExpression(operand.expression, {}, { now: world.now, zone: world.zone });
  return result.ok ? result.value : null;
}
