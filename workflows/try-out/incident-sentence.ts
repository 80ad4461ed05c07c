import { fillSentence } from '../compile/fill-sentence.ts';
import type { Language } from '../compile/problem.ts';
import { decisionFailureText } from '../decisions/failure-text.ts';
import { feelFailureText } from '../expressions/failure-text.ts';
import type { JsonValue } from '../expressions/json-value.ts';
import { INCIDENT_TEXT } from '../interpret/incident-codes.ts';

const TEXTS: ReadonlyMap<string, { readonly [L in Language]: string }> = new Map([
  ...Object.entries(INCIDENT_TEXT),
  ...Object.entries(feelFailureText),
  ...Object.entries(decisionFailureText),
]);

/** The sentence a person reads about an incident; the code itself where it is unknown. */
export function incidentSentence(
  code: string,
  params: { readonly [name: string]: JsonValue },
  language: Language,
): string {
  const text = TEXTS.get(code);
  return text === undefined ? code : fillSentence(text[language], params);
}
