import { isEvent } from '../compile/moddle.ts';
import { readBoundary } from '../compile/read-boundary.ts';
import { readTimerDefinition } from '../compile/read-timer.ts';
import { complete } from '../interpret/complete.ts';
import type { Element } from './element.ts';

/**
 * Fires while its host is active: ends the host, or, non-interrupting, runs beside it, again and
 * again with a cycle (BPMN 2.0 §13.5.3). Its host arms it.
 */
export const timerBoundaryEvent: Element<'timerBoundaryEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: { timer: 'either' },
  waits: false,
  accepts: (element) => isEvent(element, 'bpmn:BoundaryEvent', 'bpmn:TimerEventDefinition'),
  compile(element, c, base) {
    const boundary = readBoundary(c, element);
    const timer = readTimerDefinition(
      c,
      element,
      boundary?.interrupting === true ? ['date', 'duration'] : ['date', 'duration', 'cycle'],
    );
    return boundary && timer && { type: 'timerBoundaryEvent', ...base, ...boundary, timer };
  },
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
};
