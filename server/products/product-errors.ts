import { violatedConstraint } from '../db/violated-constraint.ts';
import { createError } from '../errors/create-error.ts';

/** What a caller is told when a constraint on products is broken; other errors as they are. */
export function toProductError(error: unknown): unknown {
  switch (violatedConstraint(error)) {
    case 'products_code_unique':
      return createError('PRODUCT_CODE_TAKEN');
    default:
      return error;
  }
}
