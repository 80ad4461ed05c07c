import { complete } from '../interpret/complete.ts';
import type { Element } from './element.ts';

/** A task without a kind: passes through, a milestone in the record (BPMN 2.0 §13.3.3). */
export const undefinedTask: Element<'undefinedTask'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: {},
  waits: false,
  accepts: (element) => element.$type === 'bpmn:Task',
  compile: (_element, _c, base) => ({ type: 'undefinedTask', ...base }),
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
};
