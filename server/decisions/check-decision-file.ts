import { DmnModdle } from 'dmn-moddle';
import { z } from 'zod';
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

const definitions = z.object({
  id: z.string().regex(/^[A-Za-z_][\w.-]{0,99}$/),
  name: z.string().nullish(),
});

/** Reads a DMN file: what cannot be executed is a problem, all of them collected. */
export const readDecisionFile: DecisionChecker = async (xml) => {
  const read = await readDecisions(xml);
  const problems = read.problems.map(toProblem);
  const file = definitions.safeParse(problems.some(isFatal) ? null : await rootOf(xml));
  if (!file.success && !problems.some(isFatal)) problems.push(needsId);
  const fileId = file.data?.id ?? null;
  if (fileId === null || problems.some(({ severity }) => severity === 'error'))
    return { ok: false, fileId, problems };
  const tableIds = read.decisions.map(({ decisionId }) => decisionId);
  return { ok: true, fileId, name: file.data?.name ?? null, tableIds, problems };
};

/** The whole file could not be read: nothing is looked for in it again, entities least of all. */
const isFatal = ({ code }: Problem): boolean =>
  ['decision-file-too-large', 'decision-file-has-doctype', 'decision-file-unreadable'].includes(
    code,
  );

async function rootOf(xml: string): Promise<unknown> {
  const { rootElement } = await new DmnModdle().fromXML(xml, 'dmn:Definitions');
  return rootElement;
}

function toProblem({ code, severity, elementId, params }: DecisionProblem): Problem {
  const text = { ...decisionProblemText, ...feelFailureText }[code];
  const messages = { en: fillSentence(text.en, params), pt: fillSentence(text.pt, params) };
  return problemOf(code, elementId, messages, severity);
}

const needsId = problemOf('decision-file-needs-id', null, {
  en: 'The file has no usable id. Give its definitions an id of letters, digits, _ . and -, beginning with a letter.',
  pt: 'O arquivo não tem um id utilizável. Dê às definições um id de letras, dígitos, _ . e -, começando por letra.',
});
