import type { Problem } from './draft-keeping.ts';

/** Errors first; else as the compiler found them. */
export const inOrder = (problems: readonly Problem[]): readonly Problem[] => [
  ...problems.filter(({ severity }) => severity === 'error'),
  ...problems.filter(({ severity }) => severity === 'warning'),
];

export interface ElementProblems {
  readonly elementId: string;
  readonly severity: Problem['severity'];
  readonly problems: readonly Problem[];
}

/** What is to be marked on each element. */
export function byElement(problems: readonly Problem[]): readonly ElementProblems[] {
  const found = new Map<string, Problem[]>();
  for (const problem of inOrder(problems)) {
    if (problem.elementId === null) continue;
    found.set(problem.elementId, [...(found.get(problem.elementId) ?? []), problem]);
  }
  return [...found].map(([elementId, its]) => ({
    elementId,
    severity: its.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
    problems: its,
  }));
}

export const countOf = (
  problems: readonly Problem[],
): { readonly errors: number; readonly warnings: number } => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
};
