import type { Moddle } from '../compile/moddle.ts';
import { childrenOf, idOf, textOf } from '../compile/moddle.ts';
import type { DecisionPlan, DecisionStep } from './decision-plan.ts';
import type { DecisionProblem } from './problem-text.ts';
import { readDefinitions } from './read/read-definitions.ts';
import { readStep } from './read/read-step.ts';
import type { Reading } from './read/reading.ts';
import { nameOf, report, startReading } from './read/reading.ts';

/** The decisions of a file that can be executed, and all that is wrong with it. */
export interface ReadDecisions {
  /** What the file itself is called; null where it cannot be read at all. */
  readonly file: { readonly id: string | null; readonly name: string | null } | null;
  readonly decisions: readonly DecisionPlan[];
  readonly problems: readonly DecisionProblem[];
}

const reportIgnored = (reading: Reading): void => {
  for (const { name } of childrenOf(reading.definitions, 'import').map((i) => ({
    name: nameOf(i),
  })))
    report(reading, 'decision-import', null, { name });
  for (const element of childrenOf(reading.definitions, 'drgElement')) {
    const kind = element.$type.replace('dmn:', '');
    if (kind === 'BusinessKnowledgeModel' || kind === 'DecisionService')
      report(
        reading,
        'decision-knowledge-ignored',
        element,
        { name: nameOf(element), kind },
        'warning',
      );
  }
};

/** Puts what a decision requires before it; null, with a problem, where that cannot be. */
const order = (
  reading: Reading,
  decision: Moddle,
  steps: ReadonlyMap<string, DecisionStep | null>,
): DecisionStep[] | null => {
  const done: DecisionStep[] = [];
  const open = new Set<string>();
  const params = { decision: nameOf(decision) };

  const add = (id: string): boolean => {
    const step = steps.get(id) ?? null;
    if (step === null) {
      if (id !== idOf(decision))
        report(reading, 'decision-requirement-fails', decision, { ...params, required: id });
      return false;
    }
    if (done.includes(step)) return true;
    if (open.has(id)) {
      report(reading, 'decision-requirement-cycle', decision, params);
      return false;
    }
    open.add(id);
    const complete = step.requires.every(add);
    open.delete(id);
    if (complete) done.push(step);
    return complete;
  };

  return add(idOf(decision)) ? done : null;
};

const readSteps = (
  reading: Reading,
  decisions: readonly Moddle[],
): Map<string, DecisionStep | null> => {
  const steps = new Map<string, DecisionStep | null>();
  for (const decision of decisions) {
    const id = textOf(decision, 'id');
    if (id === null) report(reading, 'decision-id-missing', decision);
    else if (steps.has(id)) report(reading, 'decision-id-twice', decision, { decision: id });
    else steps.set(id, readStep(reading, decision));
  }
  return steps;
};

/**
 * Reads DMN 1.1 to 1.5: decision tables and FEEL expressions, each with the decisions it requires.
 * What cannot be executed is a problem that names the element; the rest of the file is read on.
 * Never throws for what is in the text.
 */
export const readDecisions = async (xml: string): Promise<ReadDecisions> => {
  const read = await readDefinitions(xml);
  if (!read.ok) return { file: null, decisions: [], problems: [read.problem] };
  const reading = startReading(read.definitions);
  reading.problems.push(...read.problems);
  reportIgnored(reading);
  const elements = childrenOf(read.definitions, 'drgElement').filter(
    ({ $type }) => $type === 'dmn:Decision',
  );
  if (elements.length === 0) report(reading, 'decision-file-empty', null);
  const steps = readSteps(reading, elements);
  const decisions: DecisionPlan[] = [];
  for (const element of elements) {
    const ordered = order(reading, element, steps);
    if (ordered !== null)
      decisions.push({ decisionId: idOf(element), name: nameOf(element), steps: ordered });
  }
  const file = { id: textOf(read.definitions, 'id'), name: textOf(read.definitions, 'name') };
  return { file, decisions, problems: reading.problems };
};
