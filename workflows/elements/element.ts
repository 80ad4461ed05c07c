import type { Compiling } from '../compile/compiling.ts';
import type { Moddle } from '../compile/moddle.ts';
import type { NodeBase, NodeType, PlanNode } from '../plan/plan-nodes.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** `either`: FEEL when it begins with `=`, else literal, as in Camunda 8 (decision 26). */
export type AttributeLanguage = 'feel' | 'literal' | 'either';

/** How an element is read from the drawing. */
export interface ElementReading<T extends NodeType> {
  /** Extension elements it understands; any other of ours or Camunda's is refused. */
  readonly extensions: readonly string[];
  /** Its attributes that hold a value, for the table in the docs. */
  readonly attributes: Readonly<Record<string, AttributeLanguage>>;
  /** Whether the drawing's element is of this type. */
  accepts(element: Moddle): boolean;
  /** Its node in the plan, or null after it has reported why there is none. */
  compile(element: Moddle, c: Compiling, base: NodeBase): PlanNode<T> | null;
}

/** All that an element means, in one object and one file. */
export interface Element<T extends NodeType> extends ElementBehaviour<T>, ElementReading<T> {}

/** The registry's shape: one element for each node type; a missing one does not compile. */
export type Elements = { readonly [T in NodeType]: Element<T> };
