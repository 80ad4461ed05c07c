import { extensionOf, textOf } from '../compile/moddle.ts';
import { readResultVariable } from '../compile/read-mappings.ts';
import { readExpression } from '../compile/read-operand.ts';
import { record } from '../interpret/activation.ts';
import { complete } from '../interpret/complete.ts';
import { evaluate } from '../interpret/evaluate.ts';
import type { Element } from './element.ts';

/** Evaluates a FEEL expression into a variable; never waits. */
export const scriptTask: Element<'scriptTask'> = {
  extensions: ['zeebe:IoMapping', 'zeebe:Script'],
  attributes: { 'zeebe:script expression': 'feel', 'zeebe:script resultVariable': 'literal' },
  waits: false,
  accepts: (element) =>
    element.$type === 'bpmn:ScriptTask' && extensionOf(element, 'zeebe:TaskDefinition') === null,
  compile(element, c, base) {
    const script = extensionOf(element, 'zeebe:Script');
    const text = script === null ? null : textOf(script, 'expression');
    if (script === null || text === null) {
      c.problem('script-missing', element);
      return null;
    }
    const expression = readExpression(c, element, 'script', text);
    const resultVariable = readResultVariable(c, element, script);
    return resultVariable === null
      ? null
      : { type: 'scriptTask', ...base, expression, resultVariable };
  },
  enter(a, node, token) {
    const evaluation = evaluate(a, token.id, node.expression);
    if (!evaluation.ok) return evaluation.trouble;
    record(a, {
      type: 'script-evaluated',
      element: node.id,
      token: token.id,
      data: { ...evaluation.value, variable: node.resultVariable },
    });
    complete(a, token, { [node.resultVariable]: evaluation.value.result });
    return null;
  },
};
