import { isEvent } from '../compile/moddle.ts';
import { readTimerDefinition } from '../compile/read-timer.ts';
import { record } from '../interpret/activation.ts';
import { evaluateTimer } from '../interpret/timers.ts';
import type { Element } from './element.ts';

/** Waits until a date, or for a duration; a cycle here fires once (BPMN 2.0 §13.5.3). */
export const timerCatchEvent: Element<'timerCatchEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: { timer: 'either' },
  waits: true,
  accepts: (element) =>
    isEvent(element, 'bpmn:IntermediateCatchEvent', 'bpmn:TimerEventDefinition'),
  compile(element, c, base) {
    const timer = readTimerDefinition(c, element, ['date', 'duration', 'cycle']);
    return timer && { type: 'timerCatchEvent', ...base, timer };
  },
  enter(a, node, token) {
    const moment = evaluateTimer(a, token.id, node.id, node.timer);
    if (!moment.ok) return moment.trouble;
    const { due, definition } = moment.value;
    const id = a.draft.nextId;
    record(a, {
      type: 'timer-set',
      element: node.id,
      token: token.id,
      data: { timer: id, dueAt: new Date(due).toISOString(), definition },
      change: {
        tokens: { [token.id]: { ...token, wait: { kind: 'timer' } } },
        timers: {
          [id]: {
            id,
            token: token.id,
            element: node.id,
            due,
            purpose: 'catch',
            cycle: null,
            fired: 0,
            missed: 0,
          },
        },
      },
    });
    return null;
  },
};
