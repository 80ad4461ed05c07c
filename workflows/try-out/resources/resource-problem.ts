import { problemText, type Language, type Problem } from '../../compile/problem.ts';

/** A problem as it is told to a person. */
export interface ResourceProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly elementId: string | null;
  readonly message: string;
}

export function tellProblem(problem: Problem, language: Language): ResourceProblem {
  const { code, severity, elementId } = problem;
  return { code, severity, elementId, message: problemText(problem, language) };
}
