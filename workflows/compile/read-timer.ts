import { readTimer } from '../expressions/time/read-timer.ts';
import type { TimerDefinition } from '../plan/plan-nodes.ts';
import type { Compiling } from './compiling.ts';
import { childOf, eventDefinitionsOf, textOf, type Moddle } from './moddle.ts';
import { readOperand } from './read-operand.ts';

const KINDS = [
  ['date', 'timeDate'],
  ['duration', 'timeDuration'],
  ['cycle', 'timeCycle'],
] as const;

/**
 * The timer of an event: exactly one of date, duration and cycle (BPMN 2.0 §10.5.5).
 * @param kinds what may stand at this position; a catch event cannot repeat
 */
export function readTimerDefinition(
  c: Compiling,
  element: Moddle,
  kinds: readonly TimerDefinition['kind'][],
): TimerDefinition | null {
  const definition = eventDefinitionsOf(element)[0];
  const given = KINDS.flatMap(([kind, property]) => {
    const body = definition === undefined ? null : childOf(definition, property);
    const text = body === null ? null : textOf(body, 'body');
    return text === null ? [] : [{ kind, text }];
  });
  const [timer] = given;
  if (timer === undefined || given.length > 1) {
    c.problem('timer-incomplete', element, { given: given.length });
    return null;
  }
  if (!kinds.includes(timer.kind)) {
    c.problem('timer-kind-not-allowed', element, { kind: timer.kind, allowed: kinds.join(', ') });
    return null;
  }
  const value = readOperand(c, element, `timer ${timer.kind}`, timer.text);
  const literal = value.kind === 'literal' ? value.value : null;
  if (
    typeof literal === 'string' &&
    readTimer(timer.kind, literal, { now: 0, zone: 'UTC' }) === null
  )
    c.problem('timer-not-readable', element, { kind: timer.kind, text: literal });
  return { kind: timer.kind, value };
}
