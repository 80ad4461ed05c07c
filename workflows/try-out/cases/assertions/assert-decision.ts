import { z } from 'zod';
import { jsonField } from '../fields.ts';
import { described } from '../find.ts';
import { assertion } from '../instruction.ts';
import { sameJson } from '../same-json.ts';
import { decisionSelector } from '../selectors.ts';

const TYPE = 'ASSERT_DECISION';

/** Numbers may differ by so much: sums of doubles do. */
const TOLERANCE = 1e-8;

const rules = z.array(z.int().min(1));

const fields = z.strictObject({
  type: z.literal(TYPE),
  decisionSelector,
  output: jsonField.optional(),
  matchedRules: rules.optional(),
  notMatchedRules: rules.optional(),
  noMatchedRules: z.boolean().optional(),
});

/** Looks at the last evaluation of a decision; rules are counted from one. */
export const assertDecision = assertion(TYPE, fields, ({ world }, expected) => {
  const selector = expected.decisionSelector;
  const { decisionDefinitionId: id, decisionDefinitionName: name } = selector;
  const last = world.evaluations.findLast(
    (one) =>
      (id === undefined || one.decisionId === id) && (name === undefined || one.name === name),
  );
  if (last === undefined) return [`No evaluation of ${described(selector)} has a result.`];
  const failures: string[] = [];
  if (expected.output !== undefined && !sameJson(expected.output, last.output, TOLERANCE))
    failures.push(
      `The decision ${last.decisionId} should give ${JSON.stringify(expected.output)}, but gave ${JSON.stringify(last.output)}.`,
    );
  const matched = last.matchedRules;
  for (const rule of expected.matchedRules ?? [])
    if (!matched.includes(rule)) failures.push(`Rule ${rule} should have matched.`);
  for (const rule of expected.notMatchedRules ?? [])
    if (matched.includes(rule)) failures.push(`Rule ${rule} should not have matched.`);
  if (expected.noMatchedRules === true && matched.length > 0)
    failures.push(`No rule should have matched, but ${matched.join(', ')} did.`);
  return failures;
});
