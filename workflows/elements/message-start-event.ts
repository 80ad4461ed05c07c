import { isEvent } from '../compile/moddle.ts';
import { readMessageDefinition } from '../compile/read-message.ts';
import { complete } from '../interpret/complete.ts';
import type { Element } from './element.ts';

/** Begins a run for each message of its name; what the message brings becomes variables. */
export const messageStartEvent: Element<'messageStartEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: { 'message.name': 'either' },
  waits: false,
  accepts: (element) => isEvent(element, 'bpmn:StartEvent', 'bpmn:MessageEventDefinition'),
  compile(element, c, base) {
    const message = readMessageDefinition(c, element, false);
    return message && { type: 'messageStartEvent', ...base, message };
  },
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
};
