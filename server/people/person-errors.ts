import { violatedConstraint } from '../db/violated-constraint.ts';
import { createError } from '../errors/create-error.ts';

/** What a caller is told when a constraint on people is broken; other errors as they are. */
export function toPersonError(error: unknown): unknown {
  switch (violatedConstraint(error)) {
    case 'people_email_unique':
      return createError('PERSON_EMAIL_TAKEN');
    case 'people_points_of_sale_point_of_sale_fkey':
      return createError('REFERENCE_NOT_FOUND', { what: 'point of sale' });
    default:
      return error;
  }
}
