import type { FeelNode } from '../feel-engine.ts';
import type { NumberBounds, Shape } from './shape.ts';
import { numberShape, scalar, together } from './shape.ts';

const isKnown = (bounds: NumberBounds): boolean => bounds.low === bounds.high;

/**
 * At most how many items a range between two numbers has, null if that cannot be known. The
 * ends must be a whole number apart: feelin counts by one until it meets the end exactly.
 */
export const rangeLength = (from: Shape, to: Shape): number | null => {
  const a = from.number;
  const b = to.number;
  if (a === null || b === null) return null;
  const apart = isKnown(a) && isKnown(b) ? Number.isInteger(b.low - a.low) : a.whole && b.whole;
  const ends = [a.low, a.high, b.low, b.high];
  if (!apart || !ends.every((end) => Math.abs(end) <= 1e12)) return null;
  return Math.max(Math.abs(b.high - a.low), Math.abs(a.high - b.low)) + 1;
};

const combine = (operator: string, a: NumberBounds, b: NumberBounds): NumberBounds | null => {
  const whole = a.whole && b.whole;
  switch (operator) {
    case '+':
      return { low: a.low + b.low, high: a.high + b.high, whole };
    case '-':
      return { low: a.low - b.high, high: a.high - b.low, whole };
    case '*': {
      const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
      return { low: Math.min(...ends), high: Math.max(...ends), whole };
    }
    default:
      return null;
  }
};

/** Bounds of a sum, difference or product; of texts, their joined size. */
export const arithmetic = (node: FeelNode, shapes: readonly Shape[]): Shape => {
  const operands = node.children.flatMap((child, index) => {
    const shape = shapes[index];
    return child.name === 'ArithOp' || shape === undefined ? [] : [shape];
  });
  const operator = node.children.find((child) => child.name === 'ArithOp')?.text ?? '';
  const [left, right] = operands.length === 1 ? [numberShape(0, 0, true), operands[0]] : operands;
  const a = left?.number ?? null;
  const b = right?.number ?? null;
  const bounds = a !== null && b !== null ? combine(operator, a, b) : null;
  if (bounds !== null) return numberShape(bounds.low, bounds.high, bounds.whole);
  const { size } = together(operands);
  return { ...scalar, size, item: size };
};
