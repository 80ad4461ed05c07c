import { childrenOf, extensionOf, extensionsOf, textOf, type Moddle } from '../compile/moddle.ts';
import { readOperand } from '../compile/read-operand.ts';
import { readService } from '../compile/read-service.ts';
import { record } from '../interpret/activation.ts';
import { complete } from '../interpret/complete.ts';
import { requestStep } from '../interpret/request-step.ts';
import { failStep } from '../interpret/fail-step.ts';
import { raiseIncident } from '../interpret/incidents.ts';
import { throwError } from '../interpret/throw-error.ts';
import type { Element } from './element.ts';

/** Kinds of task that a job worker may serve, as in Camunda 8. */
const SERVED = ['bpmn:ServiceTask', 'bpmn:ScriptTask', 'bpmn:BusinessRuleTask'];

function readHeaders(element: Moddle): Record<string, string> {
  const headers = extensionsOf(element, 'zeebe:TaskHeaders').flatMap((holder) =>
    childrenOf(holder, 'values').map((header) => [
      textOf(header, 'key') ?? '',
      textOf(header, 'value') ?? '',
    ]),
  );
  return Object.fromEntries(headers.filter(([key]) => key !== ''));
}

/**
 * Asks a program to do a step and waits for its answer: variables, a business error that a
 * boundary event may catch, or a failure, which is tried again and in the end parks the token.
 */
export const serviceTask: Element<'serviceTask'> = {
  extensions: ['zeebe:IoMapping', 'zeebe:TaskDefinition', 'zeebe:TaskHeaders', 'roteiro:Service'],
  attributes: {
    'zeebe:taskDefinition type': 'either',
    'zeebe:taskDefinition retries': 'either',
    'zeebe:taskHeaders': 'literal',
    'roteiro:service queue': 'literal',
    'roteiro:service timeout': 'literal',
    'roteiro:service backoff': 'literal',
  },
  waits: true,
  accepts: (element) =>
    element.$type === 'bpmn:ServiceTask' ||
    (SERVED.includes(element.$type) && extensionOf(element, 'zeebe:TaskDefinition') !== null),
  compile(element, c, base) {
    const definition = extensionOf(element, 'zeebe:TaskDefinition');
    const type = definition === null ? null : textOf(definition, 'type');
    if (definition === null || type === null) {
      c.problem('service-type-missing', element);
      return null;
    }
    const jobType = readOperand(c, element, 'service type', type);
    const service = readService(c, element, jobType);
    if (service === null) return null;
    const retries = readOperand(c, element, 'retries', textOf(definition, 'retries') ?? '3');
    return {
      type: 'serviceTask',
      ...base,
      jobType,
      retries,
      headers: readHeaders(element),
      ...service,
    };
  },
  enter: (a, node, token) => requestStep(a, node, token),
  retry: (a, node, token) => requestStep(a, node, token),
  resume(a, node, token, occurrence) {
    switch (occurrence.kind) {
      case 'step-completed':
        record(a, {
          type: 'step-completed',
          element: node.id,
          token: token.id,
          data: { attempt: occurrence.attempt, variables: occurrence.variables },
        });
        complete(a, token, occurrence.variables);
        return;
      case 'step-error': {
        const why = throwError(a, token, occurrence);
        if (why !== null) raiseIncident(a, token, 'work', why);
        return;
      }
      case 'step-failed':
        failStep(a, node, token, occurrence.failure);
        return;
      default:
    }
  },
  cancel(a, _node, token) {
    if (token.wait.kind === 'step') a.commands.push({ kind: 'cancel-step', token: token.id });
  },
};
