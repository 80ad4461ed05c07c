import { accounts } from './accounts.ts';
import { messagesKept } from './messages-kept.ts';
import type { Place } from './place.ts';
import { valuesOfRuns } from './values-of-runs.ts';

/**
 * The data map: every place where a person's data lie, a file each. Whoever adds a table that
 * holds what a customer or technician typed adds its place here; `docs/personal-values.md` lists
 * them for people, with those that hold nothing and why.
 */
export const places: readonly Place[] = [valuesOfRuns, messagesKept, accounts];
