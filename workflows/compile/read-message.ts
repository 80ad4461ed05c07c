import type { MessageDefinition } from '../plan/plan-nodes.ts';
import type { Compiling } from './compiling.ts';
import { childOf, eventDefinitionsOf, extensionOf, textOf, type Moddle } from './moddle.ts';
import { readOperand } from './read-operand.ts';

/**
 * The message of an event.
 * @param keyed false on start events of the process, which wait with no run to correlate to
 */
export function readMessageDefinition(
  c: Compiling,
  element: Moddle,
  keyed: boolean,
): MessageDefinition | null {
  const definition = eventDefinitionsOf(element)[0];
  const message = definition === undefined ? null : childOf(definition, 'messageRef');
  const name = message === null ? null : textOf(message, 'name');
  if (message === null || name === null) {
    c.problem('message-missing', element);
    return null;
  }
  const subscription = extensionOf(message, 'zeebe:Subscription');
  const key = subscription === null ? null : textOf(subscription, 'correlationKey');
  if (keyed && key === null) {
    c.problem('correlation-key-missing', element, { message: name });
    return null;
  }
  return {
    name: readOperand(c, element, 'message name', name),
    correlationKey: keyed && key !== null ? readOperand(c, element, 'correlation key', key) : null,
  };
}
