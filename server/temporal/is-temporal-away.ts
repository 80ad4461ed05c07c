import { isGrpcServiceError, ServiceError } from '@temporalio/client';

/** gRPC's CANCELLED, DEADLINE_EXCEEDED and UNAVAILABLE. */
const AWAY = new Set([1, 4, 14]);

/** Whether Temporal could not be asked just now; it may answer later. */
export function isTemporalAway(error: unknown): boolean {
  const cause = error instanceof ServiceError ? (error.cause ?? error) : error;
  if (isGrpcServiceError(cause)) return AWAY.has(cause.code);
  // A first connection that fails is no answer of the service.
  return cause instanceof Error && /failed to connect/i.test(cause.message);
}
