import { errorsOfRequests } from './errors-of-requests.ts';
import { errorsOfState } from './errors-of-state.ts';

/**
 * Every error of the program that a caller can meet, by code. `{name}` in a sentence is filled
 * from the error's details. `docs/error-codes.md` lists the same codes: a test compares them.
 */
export const errors = { ...errorsOfRequests, ...errorsOfState };

export type ErrorCode = keyof typeof errors;
