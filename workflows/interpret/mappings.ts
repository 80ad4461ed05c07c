import type { JsonValue, Variables } from '../expressions/json-value.ts';
import type { TokenId } from '../plan/ids.ts';
import type { Mapping } from '../plan/plan-nodes.ts';
import type { Activation } from './activation.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluated } from './fact.ts';
import { bad, good, type Outcome } from './trouble.ts';
import { visibleVariables } from './variables.ts';

export interface Mapped {
  readonly values: Variables;
  readonly mappings: readonly Evaluated[];
}

const NOTHING_MAPPED: Mapped = { values: {}, mappings: [] };

function isContext(value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts a value at a path; the other entries of contexts on the way are kept. */
function putAt(base: JsonValue | undefined, path: readonly string[], value: JsonValue): JsonValue {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const context = isContext(base) ? base : {};
  const inner = Object.hasOwn(context, name) ? context[name] : undefined;
  return { ...context, [name]: putAt(inner, rest, value) };
}

/**
 * Evaluates mappings in drawing order; a later one sees the earlier. A target path such as `a.b`
 * writes into the context `a`.
 * @param local values seen before the holder's own: the result of the work, for output mappings
 * @param merging whether a path writes into a context that is there already, as outputs do; an
 *   input begins a context of its own, as in Camunda 8
 */
export function evaluateMappings(
  a: Activation,
  holder: TokenId,
  mappings: readonly Mapping[],
  local: Variables = {},
  merging = false,
): Outcome<Mapped> {
  if (mappings.length === 0) return good(NOTHING_MAPPED);
  const values: Record<string, JsonValue> = {};
  const evaluated: Evaluated[] = [];
  for (const mapping of mappings) {
    let result: JsonValue;
    if (mapping.source.kind === 'literal') result = mapping.source.value;
    else {
      const outcome = evaluate(a, holder, mapping.source.expression, {
        [holder]: { ...local, ...values },
      });
      if (!outcome.ok)
        return bad({
          ...outcome.trouble,
          params: { ...outcome.trouble.params, target: mapping.target },
        });
      result = outcome.value.result;
      evaluated.push(outcome.value);
    }
    const path = mapping.target.split('.');
    const root = path[0] ?? mapping.target;
    const base = Object.hasOwn(values, root)
      ? values[root]
      : path.length > 1 && merging
        ? visibleVariables(a, holder, [root])[root]
        : undefined;
    values[root] = putAt(base, path.slice(1), result);
  }
  return good({ values, mappings: evaluated });
}
