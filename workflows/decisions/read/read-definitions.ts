import { DmnModdle } from 'dmn-moddle';
import type { Moddle } from '../../compile/moddle.ts';
import { childrenOf, isModdle } from '../../compile/moddle.ts';
import { forbiddenCharacter, readXml } from '../../compile/read-xml.ts';
import type { DecisionProblem } from '../problem-text.ts';

const LIMIT_KB = 1024;
/** Each decision carries all that it requires: a long chain would grow with its square. */
const MOST_DECISIONS = 500;

/** The namespaces of DMN 1.1 to 1.5; what we execute is written the same in all of them. */
const NAMESPACES = /https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20151101\/dmn\.xsd|\d{8}\/MODEL\/)/g;
const READ_AS = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

export type ReadDefinitions =
  | {
      readonly ok: true;
      readonly definitions: Moddle;
      /** What the reader left out, such as the second of two elements with one id. */
      readonly problems: readonly DecisionProblem[];
    }
  | { readonly ok: false; readonly problem: DecisionProblem };

const refused = (
  code: DecisionProblem['code'],
  params: DecisionProblem['params'] = {},
): ReadDefinitions => ({
  ok: false,
  problem: { code, severity: 'error', elementId: null, params },
});

/** Layout that cannot be read changes no meaning. */
const LAYOUT = /DMNDI|dmndi:|<(?:di|dc):/;

const problemOf = (message: string): DecisionProblem[] => {
  if (LAYOUT.test(message)) return [];
  const duplicate = /duplicate ID <(.*?)>/.exec(message)?.[1] ?? null;
  if (duplicate !== null)
    return [
      {
        code: 'decision-id-twice',
        severity: 'error',
        elementId: duplicate,
        params: { decision: duplicate },
      },
    ];
  const detail = (/nested error: (.*)/.exec(message)?.[1] ?? message).slice(0, 200);
  return [
    { code: 'decision-part-unreadable', severity: 'error', elementId: null, params: { detail } },
  ];
};

/** Reads DMN XML. What the reader does not know it leaves out, and is a problem. */
export const readDefinitions = async (xml: string): Promise<ReadDefinitions> => {
  if (xml.length > LIMIT_KB * 1024) return refused('decision-file-too-large', { limit: LIMIT_KB });
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return refused('decision-file-has-doctype');
  if (forbiddenCharacter(xml) !== null) return refused('decision-file-unreadable');
  try {
    const text = xml.replace(NAMESPACES, READ_AS);
    const read = await readXml(new DmnModdle(), text, 'dmn:Definitions');
    if (isModdle(read.rootElement) && decisionsIn(read.rootElement) > MOST_DECISIONS)
      return refused('decision-file-has-too-many', { limit: MOST_DECISIONS });
    return isModdle(read.rootElement)
      ? {
          ok: true,
          definitions: read.rootElement,
          problems: read.warnings.flatMap(({ message }) => problemOf(message)),
        }
      : refused('decision-file-unreadable');
  } catch {
    return refused('decision-file-unreadable');
  }
};

const decisionsIn = (definitions: Moddle): number =>
  childrenOf(definitions, 'drgElement').filter(({ $type }) => $type === 'dmn:Decision').length;
