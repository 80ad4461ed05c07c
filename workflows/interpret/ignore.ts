import type { JsonValue } from '../expressions/json-value.ts';
import type { TokenId } from '../plan/ids.ts';
import { record, tokenOf, type Activation } from './activation.ts';

/** It came too late, or twice: stated, and nothing changed. */
export function ignore(
  a: Activation,
  occurrence: string,
  why: string,
  token: TokenId | null,
  data: JsonValue,
): void {
  const open = token === null ? null : tokenOf(a, token);
  record(a, {
    type: 'occurrence-ignored',
    element: open?.element ?? null,
    token,
    data: { occurrence, why, data },
  });
}
