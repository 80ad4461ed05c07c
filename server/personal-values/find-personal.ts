import {
  isPersonalReference,
  type PersonalReference,
} from '../../workflows/expressions/personal-value.ts';
import type { JsonValue, Variables } from '../../workflows/expressions/json-value.ts';

/** One place in the values. */
export interface PersonalCandidate {
  /** The name of the variable. */
  readonly variable: string;
  /** A JSON Pointer (RFC 6901), `/titular/nome` or `/pecas/0/serie`; U+0000 is written `~2`. */
  readonly path: string;
  readonly value: JsonValue;
}

export interface FoundPersonal {
  /** Values at personal paths that are to be replaced, in the order of the values. */
  readonly candidates: readonly PersonalCandidate[];
  /**
   * References that are there already, wherever they stand; also those with something beside them,
   * as replies show values: what is given back like that is forged, or plain text of a person.
   */
  readonly references: readonly { readonly path: string; readonly value: PersonalReference }[];
}

interface Tree {
  /** The value here is personal as a whole. */
  personal: boolean;
  readonly inner: Map<string, Tree>;
}

const ALL: Tree = { personal: true, inner: new Map() };

/**
 * Finds what is personal in values. A path goes through lists: `pecas.serie` is in each row. Where
 * there is something else than the path expects (text for an object), all of that is personal.
 * What is empty (null, '', [], {}) stays, so that expressions can ask for it.
 */
export function findPersonal(names: ReadonlySet<string>, values: Variables): FoundPersonal {
  const candidates: PersonalCandidate[] = [];
  const references: { path: string; value: PersonalReference }[] = [];
  replace(treeOf(names), names, values, {
    candidate: (path, value, variable) => {
      candidates.push({ variable, path, value });
      return value;
    },
    reference: (path, value) => {
      references.push({ path, value });
    },
  });
  return { candidates, references };
}

/** The same values with what is personal replaced; `references` are those of the candidates. */
export function replacePersonal(
  names: ReadonlySet<string>,
  values: Variables,
  references: ReadonlyMap<string, JsonValue>,
): Variables {
  return replace(treeOf(names), names, values, {
    candidate(path) {
      const reference = references.get(path);
      if (reference === undefined) throw new Error('A personal value has no reference.');
      return reference;
    },
    reference: () => undefined,
  });
}

interface Visitor {
  candidate(path: string, value: JsonValue, variable: string): JsonValue;
  reference(path: string, value: PersonalReference): void;
}

interface Place {
  readonly variable: string;
  readonly path: string;
}

function replace(
  tree: Tree,
  names: ReadonlySet<string>,
  values: Variables,
  visitor: Visitor,
): Variables {
  const entries = Object.entries(values).map(([name, value]) => {
    const inner = names.has(name) ? ALL : tree.inner.get(name);
    const place = { variable: name, path: `/${escaped(name)}` };
    return [name, visit(value, inner, place, visitor)] as const;
  });
  return Object.fromEntries(entries);
}

function visit(
  value: JsonValue,
  tree: Tree | undefined,
  place: Place,
  visitor: Visitor,
): JsonValue {
  if (beginsAsReference(value)) {
    visitor.reference(place.path, value);
    return value;
  }
  if (isEmpty(value)) return value;
  const scalar = typeof value !== 'object';
  if (tree !== undefined && (scalar || (tree.personal && !holdsReference(value))))
    return visitor.candidate(place.path, value, place.variable);
  if (scalar || value === null) return value;
  const within = (key: string) => ({ ...place, path: `${place.path}/${escaped(key)}` });
  if (isList(value))
    return value.map((item, index) => visit(item, tree, within(String(index)), visitor));
  const entries = Object.entries(value).map(([key, entry]) => {
    const inner = tree?.personal === true ? ALL : tree?.inner.get(key);
    return [key, visit(entry, inner, within(key), visitor)] as const;
  });
  return Object.fromEntries(entries);
}

const escaped = (key: string): string =>
  key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('\0', '~2');

function treeOf(names: ReadonlySet<string>): Tree {
  const root: Tree = { personal: false, inner: new Map() };
  for (const name of names) {
    let at = root;
    for (const segment of name.split('.')) {
      const next = at.inner.get(segment) ?? { personal: false, inner: new Map<string, Tree>() };
      at.inner.set(segment, next);
      at = next;
    }
    at.personal = true;
  }
  return root;
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function holdsReference(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (beginsAsReference(value)) return true;
  return Object.values(value).some(holdsReference);
}

function beginsAsReference(value: unknown): value is PersonalReference {
  if (typeof value !== 'object' || value === null) return false;
  if (!('personal' in value) || !('digest' in value)) return false;
  const { personal, digest } = value;
  return isPersonalReference({ personal, digest });
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
