import type { FeelFailureCode } from '../expressions/feel-result.ts';
import type { JsonValue } from '../expressions/json-value.ts';

interface Sentence {
  readonly en: string;
  readonly pt: string;
}

/** What a person reads when a decision gives no answer; `{name}` is filled from the params. */
export const decisionFailureText = {
  'decision-unique-violated': {
    en: 'Rules {rules} of the decision "{decision}" match at the same time, but only one may. Make the rules exclude each other, or choose another hit policy.',
    pt: 'As regras {rules} da decisão "{decision}" se aplicam ao mesmo tempo, mas só uma pode. Torne as regras exclusivas ou escolha outra política.',
  },
  'decision-any-differs': {
    en: 'Rules {rules} of the decision "{decision}" match with different results, but must agree. Give them the same outputs, or choose another hit policy.',
    pt: 'As regras {rules} da decisão "{decision}" se aplicam com resultados diferentes, mas devem concordar. Dê a elas as mesmas saídas ou escolha outra política.',
  },
  'decision-input-not-allowed': {
    en: 'The input "{input}" of the decision "{decision}" has the value {value}, which is not among its allowed values {allowed}. Correct the value, or allow it.',
    pt: 'A entrada "{input}" da decisão "{decision}" tem o valor {value}, que não está entre os valores permitidos {allowed}. Corrija o valor ou permita-o.',
  },
  'decision-output-not-allowed': {
    en: 'The output "{output}" of the decision "{decision}" gives {value}, which is not among its allowed values {allowed}. Correct rule {rules}, or allow the value.',
    pt: 'A saída "{output}" da decisão "{decision}" resulta em {value}, que não está entre os valores permitidos {allowed}. Corrija a regra {rules} ou permita o valor.',
  },
  'decision-not-aggregable': {
    en: 'The results of the decision "{decision}" cannot be aggregated by {aggregation}, because not all are numbers. Correct rules {rules}.',
    pt: 'Os resultados da decisão "{decision}" não podem ser agregados por {aggregation}, porque nem todos são números. Corrija as regras {rules}.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type DecisionFailureCode = keyof typeof decisionFailureText;

/** Why a decision gave no answer: of its own, or of FEEL with the decision and cell among the params. */
export interface DecisionFailure {
  readonly code: DecisionFailureCode | FeelFailureCode;
  readonly params: Readonly<Record<string, JsonValue>>;
}
