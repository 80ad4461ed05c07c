import type { FeelValue } from '../feel-engine.ts';

/** Values on which plain JavaScript comparison is what FEEL does. */
export type Scalar = string | number | boolean | null;

export const isScalar = (value: FeelValue): value is Scalar =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Outside of what is fast: feelin must decide. */
export type Undecided = { readonly undecided: true };
export const undecided: Undecided = { undecided: true };

/** Compares as feelin does; unlike types, and booleans in an order, are left to it. */
export const compareScalars = (
  left: Scalar,
  operator: Comparison,
  right: Scalar,
): boolean | null | Undecided => {
  if (operator === '=' || operator === '!=') {
    if (left === null || right === null) return (left === right) === (operator === '=');
    if (typeof left !== typeof right) return null;
    return (left === right) === (operator === '=');
  }
  if (typeof right === 'boolean' || typeof left === 'boolean') return undecided;
  if (left === null || right === null) return null;
  if (typeof left !== typeof right) return undecided;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
};

const NUMBER = /^-?(?:0|[1-9]\d{0,14})$|^-?(?:0|[1-9]\d{0,7})\.\d{1,7}$/;
const TEXT = /^"[^"\\\p{Cc}]*"$/u;

/** Reads a literal; undefined for what is none, or one that is written unusually. */
export const readLiteral = (token: string): Scalar | undefined => {
  if (token === 'true') return true;
  if (token === 'false') return false;
  if (token === 'null') return null;
  if (NUMBER.test(token)) return Number(token) === 0 ? 0 : Number(token);
  return TEXT.test(token) ? token.slice(1, -1) : undefined;
};
