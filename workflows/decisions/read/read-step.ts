import type { Moddle } from '../../compile/moddle.ts';
import { childOf, childrenOf, idOf, textOf } from '../../compile/moddle.ts';
import { isReservedName } from '../../expressions/reserved-names.ts';
import type { DecisionLogic, DecisionStep, TypePlan } from '../decision-plan.ts';
import type { Reading } from './reading.ts';
import { checkText, nameOf, report } from './reading.ts';
import { readTable } from './read-table.ts';
import { readType } from './read-type.ts';

const isFeel = (language: string | null): boolean =>
  language === null || /(?:^|[/:])feel\/?$/i.test(language);

const languageOf = (reading: Reading, element: Moddle): string | null =>
  textOf(element, 'expressionLanguage') ?? textOf(reading.definitions, 'expressionLanguage');

const readLogic = (
  reading: Reading,
  decision: Moddle,
  type: TypePlan | null,
): DecisionLogic | null => {
  const params = { decision: nameOf(decision) };
  const logic = childOf(decision, 'decisionLogic');
  if (logic === null) {
    report(reading, 'decision-without-logic', decision, params);
    return null;
  }
  const language = languageOf(reading, logic);
  if (!isFeel(language)) report(reading, 'decision-language', decision, { ...params, language });
  if (logic.$type === 'dmn:DecisionTable') return readTable(reading, decision, logic, type);
  const expression = textOf(logic, 'text');
  if (logic.$type !== 'dmn:LiteralExpression') {
    const kind = logic.$type.replace('dmn:', '');
    report(reading, 'decision-logic-unsupported', decision, { ...params, kind });
    return null;
  }
  if (expression === null) {
    report(reading, 'decision-without-logic', decision, params);
    return null;
  }
  checkText(reading, decision, expression);
  return { kind: 'expression', expression };
};

const target = (requirement: Moddle, property: string): string | null => {
  const reference = childOf(requirement, property);
  return reference === null ? null : textOf(reference, 'href');
};

/** The element of the same file that a reference names. */
const find = (reading: Reading, href: string): Moddle | null => {
  const namespace = textOf(reading.definitions, 'namespace') ?? '';
  const id = href.startsWith(`${namespace}#`) ? href.slice(namespace.length + 1) : href.slice(1);
  if (!href.startsWith('#') && !href.startsWith(`${namespace}#`)) return null;
  return childrenOf(reading.definitions, 'drgElement').find((e) => idOf(e) === id) ?? null;
};

/**
 * Names of a decision's result: its variable's, else its id as in Camunda 8, and its name. What
 * FEEL reserves is left out.
 */
const resultNames = (decision: Moddle): string[] => {
  const variable = childOf(decision, 'variable');
  const named = variable === null ? null : textOf(variable, 'name');
  const names = named === null ? [idOf(decision), nameOf(decision)] : [named];
  return [...new Set(names)].filter((name) => !isReservedName(name));
};

/** Reads one decision with what it requires; null if it cannot be executed. */
export const readStep = (reading: Reading, decision: Moddle): DecisionStep | null => {
  const before = reading.problems.length;
  const params = { decision: nameOf(decision) };
  const variable = childOf(decision, 'variable');
  const type = readType(reading, decision, variable === null ? null : textOf(variable, 'typeRef'));
  const logic = readLogic(reading, decision, type);
  const requires: string[] = [];
  const inputData: { name: string; type: TypePlan }[] = [];

  for (const requirement of childrenOf(decision, 'informationRequirement')) {
    const href = target(requirement, 'requiredInput') ?? target(requirement, 'requiredDecision');
    const required = href === null ? null : find(reading, href);
    if (required === null)
      report(reading, 'decision-requirement-unknown', decision, { ...params, reference: href });
    else if (required.$type === 'dmn:Decision') requires.push(idOf(required));
    else {
      const item = childOf(required, 'variable') ?? required;
      const inputType = readType(reading, required, textOf(item, 'typeRef'));
      if (inputType !== null) inputData.push({ name: nameOf(item), type: inputType });
    }
  }
  if (childrenOf(decision, 'knowledgeRequirement').length > 0)
    report(reading, 'decision-needs-knowledge', decision, params);

  const failed = reading.problems.slice(before).some(({ severity }) => severity === 'error');
  if (logic === null || failed) return null;
  return {
    decisionId: idOf(decision),
    name: nameOf(decision),
    resultNames: resultNames(decision),
    requires,
    inputData,
    type,
    logic,
  };
};
