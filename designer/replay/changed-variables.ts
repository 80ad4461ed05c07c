import type { Fact } from '../../workflows/interpret/fact.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';

export interface VariableRow {
  /** The token that holds it; 0 is the process. */
  readonly holder: number;
  readonly name: string;
  readonly value: unknown;
  readonly changed: boolean;
}

/** All variables of a state, those first that this fact changed. */
export function variableRows(state: ProcedureState, fact: Fact | undefined): VariableRow[] {
  const changes = fact?.change.variables ?? {};
  const rows = Object.entries(state.variables).flatMap(([key, variables]) => {
    const holder = Number(key);
    const set = changes[holder] ?? {};
    return Object.entries(variables).map(([name, value]) => ({
      holder,
      name,
      value,
      changed: Object.hasOwn(set, name),
    }));
  });
  return rows.toSorted((a, b) => Number(b.changed) - Number(a.changed) || a.holder - b.holder);
}
