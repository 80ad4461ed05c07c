import { childOf, eventDefinitionsOf, isEvent, textOf } from '../compile/moddle.ts';
import { readOperand } from '../compile/read-operand.ts';
import { evaluateText } from '../interpret/evaluate.ts';
import { throwError } from '../interpret/throw-error.ts';
import type { Element } from './element.ts';

/** Throws an error to the nearest activity around it that catches it (BPMN 2.0 §13.5.6). */
export const errorEndEvent: Element<'errorEndEvent'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: { 'error.errorCode': 'either' },
  waits: false,
  accepts: (element) => isEvent(element, 'bpmn:EndEvent', 'bpmn:ErrorEventDefinition'),
  compile(element, c, base) {
    const error = eventDefinitionsOf(element).map((definition) =>
      childOf(definition, 'errorRef'),
    )[0];
    const code = error == null ? null : textOf(error, 'errorCode');
    if (code === null) {
      c.problem('error-code-missing', element);
      return null;
    }
    return {
      type: 'errorEndEvent',
      ...base,
      errorCode: readOperand(c, element, 'error code', code),
    };
  },
  enter(a, node, token) {
    const code = evaluateText(a, token.id, 'error code', node.errorCode);
    if (!code.ok) return code.trouble;
    const message = node.name ?? node.id;
    return throwError(a, token, { errorCode: code.value, message, variables: {} });
  },
};
