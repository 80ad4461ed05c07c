import { isEvent } from '../compile/moddle.ts';
import { readTimerDefinition } from '../compile/read-timer.ts';
import { complete } from '../interpret/complete.ts';
import type { Element } from './element.ts';

/** Begins a run at a date, or again and again; outside the run a schedule keeps the time. */
export const timerStartEvent: Element<'timerStartEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: { timer: 'either' },
  waits: false,
  accepts: (element) => isEvent(element, 'bpmn:StartEvent', 'bpmn:TimerEventDefinition'),
  compile(element, c, base) {
    const timer = readTimerDefinition(c, element, ['date', 'duration', 'cycle']);
    return timer && { type: 'timerStartEvent', ...base, timer };
  },
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
};
