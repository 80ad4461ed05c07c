import { isPlainObject } from '../feel-engine.ts';
import type { FeelNode } from '../feel-engine.ts';
import type { Meter } from './meter.ts';
import type { Shape } from './shape.ts';

/**
 * What the parser itself costs: to know where names end it carries the keys of all values along,
 * the positions of lists included, and copies them wherever a name is added. Units per key.
 */
export const LOOK_UP = 8;
export const COPY = 2;

/** How many keys the parser sees in a value. */
export const parserKeys = (shape: Shape): number => {
  if (shape.levels === 0) return 0;
  if (shape.entries !== undefined) return shape.entries.size;
  if (isPlainObject(shape.value)) return Object.keys(shape.value).length;
  return shape.length > 1 ? shape.length : shape.size;
};

const DEFINING = new Set(['ContextEntry', 'InExpression']);

/**
 * After an interval the parser may take a text for a name, and keeps all its beginnings, which
 * grows with the square of its length.
 */
export const chargeTextsAsNames = (root: FeelNode, longestText: number, meter: Meter): void => {
  let definitions = 0;
  let hasInterval = false;
  let longest = longestText;
  const visit = (node: FeelNode): void => {
    if (DEFINING.has(node.name)) definitions += 1;
    if (node.name === 'Interval') hasInterval = true;
    if (node.name === 'StringLiteral') longest = Math.max(longest, node.text.length);
    for (const child of node.children) visit(child);
  };
  visit(root);
  if (hasInterval) meter.charge((definitions * longest ** 2) / 1_000);
};
