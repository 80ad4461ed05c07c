import type { Variables } from '../../workflows/expressions/json-value.ts';
import { findPersonal, replacePersonal } from '../personal-values/find-personal.ts';

const MASK = 'personal';

/**
 * The values with what is personal covered, so that a hash kept to know a request again tells
 * nothing of a person, even after erasing. The same object where nothing is personal.
 */
export function maskPersonal(names: ReadonlySet<string>, values: Variables): Variables {
  const { candidates } = findPersonal(names, values);
  if (candidates.length === 0) return values;
  return replacePersonal(names, values, new Map(candidates.map(({ path }) => [path, MASK])));
}
