import { record, tokenOf, type Activation } from './activation.ts';
import { ignore } from './ignore.ts';
import type { Occurrence } from './occurrence.ts';
import { checkWrites, visibleVariables } from './variables.ts';

/** An operator sets variables of the run (holder 0) or local to an open element. */
export function setVariables(a: Activation, set: Occurrence<'variables-set'>): void {
  const { holder, variables, reason } = set;
  if (holder !== 0 && tokenOf(a, holder) === null) {
    ignore(a, set.kind, 'token-gone', holder, variables);
    return;
  }
  const writes = { [holder]: variables };
  const refused = checkWrites(a, writes);
  if (refused !== null) {
    ignore(a, set.kind, refused.code, holder === 0 ? null : holder, refused.params);
    return;
  }
  record(a, {
    type: 'variables-set',
    element: tokenOf(a, holder)?.element ?? null,
    token: holder === 0 ? null : holder,
    data: {
      reason,
      before: visibleVariables(a, holder, Object.keys(variables)),
      after: variables,
    },
    change: { variables: writes },
  });
}
