import { extensionOf, textOf } from '../compile/moddle.ts';
import { readResultVariable } from '../compile/read-mappings.ts';
import { readOperand } from '../compile/read-operand.ts';
import { evaluateDecision } from '../decisions/evaluate-decision.ts';
import { record } from '../interpret/activation.ts';
import { complete } from '../interpret/complete.ts';
import { evaluateText } from '../interpret/evaluate.ts';
import { trouble } from '../interpret/trouble.ts';
import { allVisibleVariables } from '../interpret/variables.ts';
import type { Element } from './element.ts';

/** Asks a decision and keeps its answer; inputs, matched rules and outputs become a fact. */
export const businessRuleTask: Element<'businessRuleTask'> = {
  extensions: ['zeebe:IoMapping', 'zeebe:CalledDecision'],
  attributes: {
    'zeebe:calledDecision decisionId': 'either',
    'zeebe:calledDecision resultVariable': 'literal',
  },
  waits: false,
  accepts: (element) =>
    element.$type === 'bpmn:BusinessRuleTask' &&
    extensionOf(element, 'zeebe:TaskDefinition') === null,
  compile(element, c, base) {
    const called = extensionOf(element, 'zeebe:CalledDecision');
    const id = called === null ? null : textOf(called, 'decisionId');
    if (called === null || id === null) {
      c.problem('decision-missing', element);
      return null;
    }
    const decisionId = readOperand(c, element, 'decision id', id);
    if (decisionId.kind === 'literal') {
      c.usedDecisions.add(id);
      if (!c.decisions.has(id))
        c.problem(
          'decision-unknown',
          element,
          { decisionId: id },
          c.decisionsAreComplete ? 'error' : 'warning',
        );
    } else for (const known of c.decisions.keys()) c.usedDecisions.add(known);
    const resultVariable = readResultVariable(c, element, called);
    return resultVariable === null
      ? null
      : { type: 'businessRuleTask', ...base, decisionId, resultVariable };
  },
  enter(a, node, token) {
    const id = evaluateText(a, token.id, 'decision id', node.decisionId);
    if (!id.ok) return id.trouble;
    const decision = a.index.decisions.get(id.value);
    if (decision === undefined) return trouble('decision-not-in-plan', { decisionId: id.value });
    const variables = allVisibleVariables(a, token.id);
    const clock = { now: a.at, zone: a.draft.base.zone };
    const answer = evaluateDecision(decision.plan, variables, clock);
    if (!answer.ok)
      return {
        code: answer.failure.code,
        params: { ...answer.failure.params, decisionId: id.value },
      };
    record(a, {
      type: 'decision-evaluated',
      element: node.id,
      token: token.id,
      data: {
        decisionId: id.value,
        hash: decision.hash,
        record: answer.record,
        result: answer.value,
      },
    });
    complete(a, token, { [node.resultVariable]: answer.value });
    return null;
  },
};
