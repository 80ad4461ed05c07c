import { checkAnswers } from './check-answers.ts';
import { checkCompletions } from './check-completions.ts';
import { checkFacts } from './check-facts.ts';
import { checkMessages } from './check-messages.ts';
import { checkRuns } from './check-runs.ts';
import { checkSteps } from './check-steps.ts';
import type { Evidence } from './evidence.ts';

/** What the collected evidence says is wrong; nothing, where all is well. */
export const checkAll = (evidence: Evidence): string[] => [
  ...checkRuns(evidence),
  ...checkFacts(evidence),
  ...checkCompletions(evidence),
  ...checkMessages(evidence),
  ...checkSteps(evidence),
  ...checkAnswers(evidence),
];
