import { isEvent } from '../compile/moddle.ts';
import { tokensIn } from '../interpret/activation.ts';
import { cancelToken } from '../interpret/cancel-token.ts';
import { complete } from '../interpret/complete.ts';
import type { Element } from './element.ts';

/** Ends everything in its own process or sub-process, which then completes (BPMN 2.0 §13.5.6). */
export const terminateEndEvent: Element<'terminateEndEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: {},
  waits: false,
  accepts: (element) => isEvent(element, 'bpmn:EndEvent', 'bpmn:TerminateEventDefinition'),
  compile: (_element, _c, base) => ({ type: 'terminateEndEvent', ...base }),
  enter(a, node, token) {
    for (const other of tokensIn(a, token.scope))
      if (other.id !== token.id) cancelToken(a, other, node.id);
    complete(a, token, {});
    return null;
  },
};
