import { fillSentence } from '../../workflows/compile/fill-sentence.ts';
import { decisionProblemText } from '../../workflows/decisions/problem-text.ts';
import type { DecisionProblem } from '../../workflows/decisions/problem-text.ts';
import { readDecisions } from '../../workflows/decisions/read-decisions.ts';
import { feelFailureText } from '../../workflows/expressions/failure-text.ts';
import { problemOf, type Problem } from '../procedures/problem.ts';

/** What a DMN file is known by, and what is wrong with it. */
export type CheckedDecisionFile =
  | {
      readonly ok: true;
      /** The id of `definitions`: the file's. */
      readonly fileId: string;
      readonly name: string | null;
      /** The ids of the decisions inside, as business rule tasks call them. */
      readonly tableIds: readonly string[];
      /** Warnings. */
      readonly problems: readonly Problem[];
    }
  /** `fileId` is null where the file cannot be read that far. */
  | { readonly ok: false; readonly fileId: string | null; readonly problems: readonly Problem[] };

export type DecisionChecker = (xml: string) => Promise<CheckedDecisionFile>;

const FILE_ID = /^[A-Za-z_][\w.-]{0,99}$/;

/** Reads a DMN file: what cannot be executed is a problem, all of them collected. */
export const readDecisionFile: DecisionChecker = async (xml) => {
  const { file, decisions, problems: found } = await readDecisions(xml);
  const problems = found.map(toProblem);
  const fileId = file?.id != null && FILE_ID.test(file.id) ? file.id : null;
  if (file !== null && fileId === null) problems.push(needsId);
  if (fileId === null || problems.some(({ severity }) => severity === 'error'))
    return { ok: false, fileId, problems };
  const tableIds = decisions.map(({ decisionId }) => decisionId);
  return { ok: true, fileId, name: file?.name ?? null, tableIds, problems };
};

function toProblem({ code, severity, elementId, params }: DecisionProblem): Problem {
  const text = { ...decisionProblemText, ...feelFailureText }[code];
  const messages = { en: fillSentence(text.en, params), pt: fillSentence(text.pt, params) };
  return problemOf(code, elementId, messages, severity);
}

const needsId = problemOf('decision-file-needs-id', null, {
  en: 'The file has no usable id. Give its definitions an id of letters, digits, _ . and -, beginning with a letter.',
  pt: 'O arquivo não tem um id utilizável. Dê às definições um id de letras, dígitos, _ . e -, começando por letra.',
});
