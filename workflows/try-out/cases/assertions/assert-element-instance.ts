import { z } from 'zod';
import { elementStates } from '../element-states.ts';
import { described, findRun, isElement, noSuchRun } from '../find.ts';
import { assertion } from '../instruction.ts';
import { elementSelector, processInstanceSelector } from '../selectors.ts';

const TYPE = 'ASSERT_ELEMENT_INSTANCE';

const fields = z.strictObject({
  type: z.literal(TYPE),
  processInstanceSelector,
  elementSelector,
  state: z.enum(['IS_ACTIVE', 'IS_COMPLETED', 'IS_TERMINATED']),
  amount: z.int().min(0).optional(),
});

/** Exactly so many instances of the element are in the state. */
export const assertElementInstance = assertion(TYPE, fields, ({ world }, expected) => {
  const run = findRun(world, expected.processInstanceSelector);
  if (run === null) return [noSuchRun(expected.processInstanceSelector)];
  const amount = expected.amount ?? 1;
  const found = elementStates(world, run)[expected.state].filter((id) =>
    isElement(run, id, expected.elementSelector),
  ).length;
  if (found === amount) return [];
  return [
    `${amount} of ${described(expected.elementSelector)} should be ${expected.state}, but ${found} are.`,
  ];
});
