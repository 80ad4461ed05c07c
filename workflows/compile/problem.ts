import type { JsonValue } from '../expressions/json-value.ts';
import { fillSentence } from './fill-sentence.ts';
import { PROBLEM_TEXT } from './problem-text.ts';

export type ProblemCode = keyof typeof PROBLEM_TEXT;

/** An error keeps the drawing from being published; a warning only wants to be read. */
export type Severity = 'error' | 'warning';

/** What is wrong with a drawing, and where. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly elementId: string | null;
  readonly params: { readonly [name: string]: JsonValue };
}

export type Language = 'en' | 'pt';

/** The sentence a person reads: what is wrong and what to do. */
export function problemText(problem: Problem, language: Language): string {
  return fillSentence(PROBLEM_TEXT[problem.code][language], {
    element: problem.elementId,
    ...problem.params,
  });
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
