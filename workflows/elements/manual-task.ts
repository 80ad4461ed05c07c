import { complete } from '../interpret/complete.ts';
import type { Element } from './element.ts';

/** Work that no system follows: passes through and stands in the record (BPMN 2.0 §13.3.3). */
export const manualTask: Element<'manualTask'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: {},
  waits: false,
  accepts: (element) => element.$type === 'bpmn:ManualTask',
  compile: (_element, _c, base) => ({ type: 'manualTask', ...base }),
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
};
