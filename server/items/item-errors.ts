import { violatedConstraint } from '../db/violated-constraint.ts';
import { createError } from '../errors/create-error.ts';

/** What a caller is told when a constraint on items is broken; other errors as they are. */
export function toItemError(error: unknown): unknown {
  switch (violatedConstraint(error)) {
    case 'items_serial_number_unique':
      return createError('ITEM_SERIAL_NUMBER_TAKEN');
    case 'items_product_fkey':
      return createError('REFERENCE_NOT_FOUND', { what: 'product' });
    case 'items_point_of_sale_fkey':
      return createError('REFERENCE_NOT_FOUND', { what: 'point of sale' });
    case 'items_delivered_after_sale':
      return createError('ITEM_DATES_NOT_VALID');
    case 'items_warranty_ends_after_sale':
      return createError('ITEM_DATES_NOT_VALID');
    default:
      return error;
  }
}
