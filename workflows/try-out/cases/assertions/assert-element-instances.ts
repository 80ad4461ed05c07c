import { z } from 'zod';
import { visitsOf } from '../../trace.ts';
import type { TriedRun, World } from '../../world.ts';
import { elementStates } from '../element-states.ts';
import { described, findRun, isElement, noSuchRun } from '../find.ts';
import { assertion } from '../instruction.ts';
import { elementSelector, processInstanceSelector, type ElementSelector } from '../selectors.ts';

const TYPE = 'ASSERT_ELEMENT_INSTANCES';

const fields = z.strictObject({
  type: z.literal(TYPE),
  processInstanceSelector,
  elementSelectors: z.array(elementSelector),
  state: z.enum([
    'IS_ACTIVE',
    'IS_COMPLETED',
    'IS_TERMINATED',
    'IS_NOT_ACTIVE',
    'IS_NOT_ACTIVATED',
    'IS_ACTIVE_EXACTLY',
    'IS_COMPLETED_IN_ORDER',
  ]),
});

export const assertElementInstances = assertion(TYPE, fields, ({ world }, expected) => {
  const run = findRun(world, expected.processInstanceSelector);
  if (run === null) return [noSuchRun(expected.processInstanceSelector)];
  const { elementSelectors: selectors, state } = expected;
  const states = elementStates(world, run);
  switch (state) {
    case 'IS_ACTIVE':
    case 'IS_COMPLETED':
    case 'IS_TERMINATED':
      return absent(run, selectors, states[state]).map((one) => `${one} should be ${state}.`);
    case 'IS_NOT_ACTIVE':
      return present(run, selectors, states.IS_ACTIVE).map((one) => `${one} should not be active.`);
    case 'IS_NOT_ACTIVATED':
      return present(run, selectors, visitsOf(world, run).entered).map(
        (one) => `${one} should never have been entered.`,
      );
    case 'IS_ACTIVE_EXACTLY':
      return exactly(world, run, selectors);
    case 'IS_COMPLETED_IN_ORDER':
      return inOrder(run, selectors, states.IS_COMPLETED);
  }
});

function absent(
  run: TriedRun,
  selectors: readonly ElementSelector[],
  ids: readonly string[],
): string[] {
  return selectors
    .filter((selector) => !ids.some((id) => isElement(run, id, selector)))
    .map(described);
}

function present(
  run: TriedRun,
  selectors: readonly ElementSelector[],
  ids: readonly string[],
): string[] {
  return selectors
    .filter((selector) => ids.some((id) => isElement(run, id, selector)))
    .map(described);
}

/** These and no others; the process itself is not asked about. */
function exactly(world: World, run: TriedRun, selectors: readonly ElementSelector[]): string[] {
  const { active } = visitsOf(world, run);
  const others = active.filter((id) => !selectors.some((selector) => isElement(run, id, selector)));
  return [
    ...absent(run, selectors, active).map((one) => `${one} should be active.`),
    ...[...new Set(others)].map((id) => `${id} is active besides those expected.`),
  ];
}

/** Gaps are allowed. */
function inOrder(
  run: TriedRun,
  selectors: readonly ElementSelector[],
  completed: readonly string[],
): string[] {
  let from = 0;
  for (const selector of selectors) {
    const at = completed.findIndex((id, index) => index >= from && isElement(run, id, selector));
    if (at === -1)
      return [
        `${described(selector)} was not completed in this order; completed: ${completed.join(', ')}.`,
      ];
    from = at + 1;
  }
  return [];
}
