import type { Moddle } from '../../compile/moddle.ts';
import { childrenOf, idOf, textOf } from '../../compile/moddle.ts';
import type { FeelKind } from '../../expressions/feel-engine.ts';
import { checkExpression } from '../../expressions/check-expression.ts';
import type { DecisionProblem } from '../problem-text.ts';

/** What is known while a file is read, and the problems found so far. */
export interface Reading {
  readonly definitions: Moddle;
  /** Names that expressions may use, needed where they hold spaces or signs. */
  readonly names: readonly string[];
  readonly problems: DecisionProblem[];
}

export const nameOf = (element: Moddle): string => textOf(element, 'name') ?? idOf(element);

export const startReading = (definitions: Moddle): Reading => {
  const names = new Set<string>();
  for (const element of childrenOf(definitions, 'drgElement')) names.add(nameOf(element));
  const addComponents = (item: Moddle): void => {
    for (const component of childrenOf(item, 'itemComponent')) {
      names.add(nameOf(component));
      addComponents(component);
    }
  };
  for (const item of childrenOf(definitions, 'itemDefinition')) addComponents(item);
  return { definitions, names: [...names], problems: [] };
};

export const report = (
  reading: Reading,
  code: DecisionProblem['code'],
  element: Moddle | null,
  params: DecisionProblem['params'] = {},
  severity: DecisionProblem['severity'] = 'error',
): void => {
  const elementId = element === null ? null : textOf(element, 'id');
  reading.problems.push({ code, severity, elementId, params });
};

/** Reports what is wrong with a FEEL text, naming the element it stands in. */
export const checkText = (
  reading: Reading,
  element: Moddle,
  text: string,
  kind: FeelKind = 'expression',
): void => {
  if (text.trim() === '') return;
  for (const { code, params, position } of checkExpression(text, reading.names, kind))
    report(reading, code, element, { ...params, position, text: text.slice(0, 200) });
};
