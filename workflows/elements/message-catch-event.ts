import { isEvent } from '../compile/moddle.ts';
import { readMessageDefinition } from '../compile/read-message.ts';
import { evaluateMessage, subscribe } from '../interpret/subscriptions.ts';
import type { Element } from './element.ts';

/** Waits for a message of its name and key; what it brings is its result (BPMN 2.0 §13.5.3). */
export const messageCatchEvent: Element<'messageCatchEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: { 'message.name': 'either', 'zeebe:subscription correlationKey': 'either' },
  waits: true,
  accepts: (element) =>
    isEvent(element, 'bpmn:IntermediateCatchEvent', 'bpmn:MessageEventDefinition'),
  compile(element, c, base) {
    const message = readMessageDefinition(c, element, true);
    return message && { type: 'messageCatchEvent', ...base, message };
  },
  enter(a, node, token) {
    const awaited = evaluateMessage(a, token.id, node.message);
    if (!awaited.ok) return awaited.trouble;
    subscribe(a, { token: token.id, element: node.id, ...awaited.value, interrupting: true }, [
      [token.id, { ...token, wait: { kind: 'message' } }],
    ]);
    return null;
  },
};
