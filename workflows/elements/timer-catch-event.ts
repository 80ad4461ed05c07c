import { isEvent } from '../compile/moddle.ts';
import { readTimerDefinition } from '../compile/read-timer.ts';
import { record } from '../interpret/activation.ts';
import { evaluateTimer } from '../interpret/timers.ts';
import type { TimerWait, Token } from '../interpret/token.ts';
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
    const waiting: Token = { ...token, wait: { kind: 'timer' } };
    const at = { token: token.id, element: node.id };
    const timer: TimerWait = {
      id,
      ...at,
      due,
      purpose: 'catch',
      cycle: null,
      fired: 0,
      missed: 0,
    };
    const data = { timer: id, dueAt: new Date(due).toISOString(), definition };
    record(a, { type: 'timer-set', ...at, data, change: { timers: { [id]: timer } } }, [
      [token.id, waiting],
    ]);
    return null;
  },
};
