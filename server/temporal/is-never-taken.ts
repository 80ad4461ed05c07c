import { isGrpcServiceError, ServiceError } from '@temporalio/client';

/** gRPC's INVALID_ARGUMENT: too large, or not as Temporal wants it. */
const INVALID_ARGUMENT = 3;

/** Whether Temporal will refuse the same again, however often it is told. */
export function isNeverTaken(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && cause.code === INVALID_ARGUMENT;
}
