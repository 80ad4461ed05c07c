import type { JsonValue } from '../expressions/json-value.ts';
import type { IncidentCode } from './incident-codes.ts';

/** Why an element cannot go on; becomes an incident. A value, because it is no defect of ours. */
export interface Trouble {
  readonly code: IncidentCode;
  readonly params: { readonly [name: string]: JsonValue };
}

export function trouble(code: IncidentCode, params: Trouble['params'] = {}): Trouble {
  return { code, params };
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

export function good<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function bad<T>(reason: Trouble): Outcome<T> {
  return { ok: false, trouble: reason };
}
