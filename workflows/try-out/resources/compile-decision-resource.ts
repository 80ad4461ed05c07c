import { fillSentence } from '../../compile/fill-sentence.ts';
import type { Language } from '../../compile/problem.ts';
import { decisionProblemText, type DecisionProblem } from '../../decisions/problem-text.ts';
import { readDecisions } from '../../decisions/read-decisions.ts';
import { feelFailureText } from '../../expressions/failure-text.ts';
import type { PlannedDecision } from '../../plan/execution-plan.ts';
import type { ResourceProblem } from './resource-problem.ts';

const TEXT = { ...decisionProblemText, ...feelFailureText };

/** Reads a DMN file: its decisions, and what is wrong with it. */
export async function compileDecisionResource(
  xml: string,
  language: Language,
): Promise<{
  readonly decisions: readonly PlannedDecision[];
  readonly problems: readonly ResourceProblem[];
}> {
  const { decisions, problems } = await readDecisions(xml);
  return {
    decisions: decisions.map((plan) => ({ decisionId: plan.decisionId, hash: null, plan })),
    problems: problems.map((problem) => tell(problem, language)),
  };
}

function tell({ code, severity, elementId, params }: DecisionProblem, language: Language) {
  return { code, severity, elementId, message: fillSentence(TEXT[code][language], params) };
}
