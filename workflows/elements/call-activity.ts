import { extensionOf, textOf, type Moddle } from '../compile/moddle.ts';
import { readOperand } from '../compile/read-operand.ts';
import { record } from '../interpret/activation.ts';
import { endCall } from '../interpret/end-call.ts';
import { evaluateText } from '../interpret/evaluate.ts';
import { raiseIncident } from '../interpret/incidents.ts';
import { catchableErrors } from '../interpret/throw-error.ts';
import { trouble } from '../interpret/trouble.ts';
import { allVisibleVariables } from '../interpret/variables.ts';
import type { Compiling } from '../compile/compiling.ts';
import type { Token } from '../interpret/token.ts';
import type { PlanNodes } from '../plan/plan-nodes.ts';
import type { Element } from './element.ts';

function readBinding(
  called: Moddle,
  element: Moddle,
  c: Compiling,
): PlanNodes['callActivity']['binding'] | null {
  const type = textOf(called, 'bindingType') ?? 'latest';
  if (type === 'latest' || type === 'deployment') return { kind: type };
  const versionTag = textOf(called, 'versionTag');
  if (type === 'versionTag' && versionTag !== null) return { kind: 'versionTag', versionTag };
  c.problem('call-binding-invalid', element, { binding: type });
  return null;
}

/** Starts another procedure as a run of its own and waits for its end (BPMN 2.0 §13.3.4). */
export const callActivity: Element<'callActivity'> = {
  extensions: ['zeebe:IoMapping', 'zeebe:CalledElement'],
  attributes: {
    'zeebe:calledElement processId': 'either',
    'zeebe:calledElement bindingType': 'literal',
    'zeebe:calledElement versionTag': 'literal',
  },
  waits: true,
  accepts: (element) => element.$type === 'bpmn:CallActivity',
  compile(element, c, base) {
    const called = extensionOf(element, 'zeebe:CalledElement');
    const id = called === null ? null : textOf(called, 'processId');
    if (called === null || id === null) {
      c.problem('called-process-missing', element);
      return null;
    }
    const binding = readBinding(called, element, c);
    if (binding === null) return null;
    return {
      type: 'callActivity',
      ...base,
      processId: readOperand(c, element, 'called process', id),
      binding,
      propagateAllParentVariables: called['propagateAllParentVariables'] !== false,
      propagateAllChildVariables: called['propagateAllChildVariables'] !== false,
    };
  },
  enter(a, node, token) {
    const processId = evaluateText(a, token.id, 'called process', node.processId);
    if (!processId.ok) return processId.trouble;
    const variables = node.propagateAllParentVariables
      ? allVisibleVariables(a, token.id)
      : (a.draft.variables[token.id] ?? {});
    const waiting: Token = {
      ...token,
      wait: { kind: 'call', processId: processId.value, runId: null },
    };
    const data = { processId: processId.value, variables };
    record(a, { type: 'call-requested', element: node.id, token: token.id, data }, [
      [token.id, waiting],
    ]);
    a.commands.push({
      kind: 'start-called',
      token: token.id,
      element: node.id,
      processId: processId.value,
      binding: node.binding,
      variables,
      catches: catchableErrors(a, token),
    });
    return null;
  },
  resume(a, node, token, occurrence) {
    if (token.wait.kind !== 'call') return;
    switch (occurrence.kind) {
      case 'call-started': {
        const { runId, version, planHash } = occurrence;
        const data = { runId, version, planHash };
        record(a, { type: 'call-started', element: node.id, token: token.id, data }, [
          [token.id, { ...token, wait: { ...token.wait, runId } }],
        ]);
        return;
      }
      case 'call-refused':
        raiseIncident(
          a,
          token,
          'work',
          trouble('called-procedure-refused', {
            processId: token.wait.processId,
            reason: occurrence.code,
            ...occurrence.params,
          }),
        );
        return;
      case 'call-ended':
        endCall(a, node, token, occurrence);
        return;
      case 'call-incidents':
        record(a, {
          type: 'call-incidents',
          element: node.id,
          token: token.id,
          data: { runId: occurrence.runId, open: occurrence.open },
        });
        return;
      default:
    }
  },
  cancel(a, _node, token, by) {
    if (token.wait.kind !== 'call') return;
    const { runId } = token.wait;
    a.commands.push({ kind: 'cancel-called', token: token.id, runId, reason: by });
  },
};
