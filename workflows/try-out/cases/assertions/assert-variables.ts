import { z } from 'zod';
import type { Variables } from '../../../expressions/json-value.ts';
import type { TriedRun } from '../../world.ts';
import { variablesField } from '../fields.ts';
import { described, findRun, isElement, noSuchRun } from '../find.ts';
import { assertion } from '../instruction.ts';
import { sameJson } from '../same-json.ts';
import { elementSelector, processInstanceSelector, type ElementSelector } from '../selectors.ts';

const TYPE = 'ASSERT_VARIABLES';

const fields = z.strictObject({
  type: z.literal(TYPE),
  processInstanceSelector,
  elementSelector: elementSelector.optional(),
  variableNames: z.array(z.string()).optional(),
  variables: variablesField.optional(),
});

/** The names exist and the values are equal, in the instance or local to an active element. */
export const assertVariables = assertion(TYPE, fields, ({ world }, expected) => {
  const run = findRun(world, expected.processInstanceSelector);
  if (run === null) return [noSuchRun(expected.processInstanceSelector)];
  const held = heldBy(run, expected.elementSelector);
  if (held === null)
    return [`No active element matches ${described(expected.elementSelector ?? {})}.`];
  const missing = (expected.variableNames ?? [])
    .filter((name) => !Object.hasOwn(held, name))
    .map((name) => `The variable ${name} should exist.`);
  const different = Object.entries(expected.variables ?? {})
    .filter(([name, value]) => !Object.hasOwn(held, name) || !sameJson(value, held[name]))
    .map(
      ([name, value]) =>
        `The variable ${name} should be ${JSON.stringify(value)}, but is ${JSON.stringify(held[name]) ?? 'absent'}.`,
    );
  return [...missing, ...different];
});

function heldBy(run: TriedRun, selector: ElementSelector | undefined): Variables | null {
  if (selector === undefined || isElement(run, run.plan.processId, selector))
    return run.state.variables[0] ?? {};
  const token = Object.values(run.state.tokens).find((one) =>
    isElement(run, one.element, selector),
  );
  return token === undefined ? null : (run.state.variables[token.id] ?? {});
}
