import type { Evidence } from './evidence.ts';

/** While something is away the API says so (503 and when to ask again), never that it failed. */
export const checkAnswers = ({ ledger }: Evidence): string[] =>
  [...ledger.answers]
    .filter(([answer]) => / 5\d\d/.test(answer) && !answer.includes(' 503 '))
    .map(([answer, times]) => `the API answered ${answer} ${times} times`);
