import { isEvent } from '../compile/moddle.ts';
import { readBoundary } from '../compile/read-boundary.ts';
import { readMessageDefinition } from '../compile/read-message.ts';
import { complete } from '../interpret/complete.ts';
import type { Element } from './element.ts';

/**
 * Listens for a message while its host is active: ends the host, or, non-interrupting, runs
 * beside it for each message that comes (BPMN 2.0 §13.5.3). Its host arms it.
 */
export const messageBoundaryEvent: Element<'messageBoundaryEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: { 'message.name': 'either', 'zeebe:subscription correlationKey': 'either' },
  waits: false,
  accepts: (element) => isEvent(element, 'bpmn:BoundaryEvent', 'bpmn:MessageEventDefinition'),
  compile(element, c, base) {
    const boundary = readBoundary(c, element);
    const message = readMessageDefinition(c, element, true);
    return boundary && message && { type: 'messageBoundaryEvent', ...base, ...boundary, message };
  },
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
};
