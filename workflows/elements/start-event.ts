import { isEvent } from '../compile/moddle.ts';
import { complete } from '../interpret/complete.ts';
import type { Element } from './element.ts';

/** Begins its process or sub-process and passes the token on; never waits (BPMN 2.0 §13.5.1). */
export const startEvent: Element<'startEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: {},
  waits: false,
  accepts: (element) => isEvent(element, 'bpmn:StartEvent', null),
  compile: (_element, _c, base) => ({ type: 'startEvent', ...base }),
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
};
