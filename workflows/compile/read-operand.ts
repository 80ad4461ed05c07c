import { checkExpression } from '../expressions/check-expression.ts';
import { feelFailureText } from '../expressions/failure-text.ts';
import type { Operand } from '../plan/plan-nodes.ts';
import type { Compiling } from './compiling.ts';
import { fillSentence } from './fill-sentence.ts';
import type { Moddle } from './moddle.ts';

/** `=` means FEEL, anything else is literal (decision 26); a bad expression is a problem. */
export function readOperand(
  c: Compiling,
  element: Moddle,
  attribute: string,
  text: string,
): Operand {
  if (!text.startsWith('=')) return { kind: 'literal', value: text };
  return { kind: 'feel', expression: readExpression(c, element, attribute, text) };
}

export function readOptionalOperand(
  c: Compiling,
  element: Moddle,
  attribute: string,
  text: string | null,
): Operand | null {
  return text === null ? null : readOperand(c, element, attribute, text);
}

/** An attribute that is always FEEL; the leading `=` is dropped. */
export function readExpression(
  c: Compiling,
  element: Moddle,
  attribute: string,
  text: string,
): string {
  const expression = (text.startsWith('=') ? text.slice(1) : text).trim();
  for (const found of checkExpression(expression))
    c.problem('expression-invalid', element, {
      attribute,
      expression,
      reason: found.code,
      sentence: fillSentence(feelFailureText[found.code].en, found.params),
      sentencePt: fillSentence(feelFailureText[found.code].pt, found.params),
    });
  return expression;
}
