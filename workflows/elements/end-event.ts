import { isEvent } from '../compile/moddle.ts';
import { complete } from '../interpret/complete.ts';
import type { Element } from './element.ts';

/** Ends one token; its scope is done when no other is left (BPMN 2.0 §13.5.6). */
export const endEvent: Element<'endEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: {},
  waits: false,
  accepts: (element) => isEvent(element, 'bpmn:EndEvent', null),
  compile: (_element, _c, base) => ({ type: 'endEvent', ...base }),
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
};
