import { childOf, eventDefinitionsOf, isEvent, textOf } from '../compile/moddle.ts';
import { readBoundary } from '../compile/read-boundary.ts';
import { complete } from '../interpret/complete.ts';
import type { Element } from './element.ts';

/** Catches errors thrown inside its host, always ending it (BPMN 2.0 §10.5.6, table 10.91). */
export const errorBoundaryEvent: Element<'errorBoundaryEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: { 'error.errorCode': 'literal' },
  waits: false,
  accepts: (element) => isEvent(element, 'bpmn:BoundaryEvent', 'bpmn:ErrorEventDefinition'),
  compile(element, c, base) {
    const boundary = readBoundary(c, element);
    if (boundary === null) return null;
    if (!boundary.interrupting) {
      c.problem('error-must-interrupt', element);
      return null;
    }
    const error = eventDefinitionsOf(element).map((definition) =>
      childOf(definition, 'errorRef'),
    )[0];
    const errorCode = error == null ? null : textOf(error, 'errorCode');
    if (error != null && errorCode === null) {
      c.problem('error-code-missing', element);
      return null;
    }
    if (errorCode?.startsWith('=')) {
      c.problem('error-code-not-literal', element);
      return null;
    }
    return { type: 'errorBoundaryEvent', ...base, ...boundary, errorCode };
  },
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
};
