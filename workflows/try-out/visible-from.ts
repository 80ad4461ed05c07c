import type { Variables } from '../expressions/json-value.ts';
import type { ProcedureState } from '../interpret/state.ts';
import type { TokenId } from '../plan/ids.ts';

/** All variables that an element sees, inner values hiding outer ones; 0 is the process. */
export function visibleFrom(state: ProcedureState, holder: TokenId): Variables {
  const chain: Variables[] = [];
  for (let at = holder; ; at = state.tokens[at]?.scope ?? 0) {
    chain.unshift(state.variables[at] ?? {});
    if (at === 0) return Object.assign({}, ...chain);
  }
}
