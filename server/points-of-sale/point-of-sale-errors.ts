import { violatedConstraint } from '../db/violated-constraint.ts';
import { createError } from '../errors/create-error.ts';

/** What a caller is told when a constraint on points of sale is broken; other errors as they are. */
export function toPointOfSaleError(error: unknown): unknown {
  switch (violatedConstraint(error)) {
    case 'points_of_sale_code_unique':
      return createError('POINT_OF_SALE_CODE_TAKEN');
    default:
      return error;
  }
}
