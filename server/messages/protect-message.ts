import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Database } from '../db/connect.ts';
import { AppError } from '../errors/create-error.ts';
import type { ProtectValues } from '../personal-values/protect-values.ts';
import type { ReadPersonalNames } from '../personal-values/read-personal-names.ts';
import type { PersonalKey } from '../personal-values/personal-key.ts';
import { createRunStore } from '../runs/run-store.ts';
import { occurrenceIdOf, type Message } from './message.ts';

/** What messages need for the personal values that they may bring (decision 28). */
export interface PersonalParts {
  readonly personalKey: PersonalKey;
  readonly protectValues: ProtectValues;
  readonly readPersonalNames: ReadPersonalNames;
}

/**
 * What a message brings, as one run may have it: with references for what is personal there. Null
 * when the run cannot be given it, such as a personal value that is too large.
 * @param now the organisation's clock
 */
export async function protectMessage(
  db: Database,
  { protectValues, readPersonalNames }: PersonalParts,
  message: Message,
  receiver: { readonly runId: string; readonly subscription: number },
  now: Date,
): Promise<Variables | null> {
  const { organisationId, id, variables } = message;
  const { runId, subscription } = receiver;
  const run = await createRunStore(db).origin(organisationId, runId);
  if (run === null) return null;
  const personalNames = await readPersonalNames(organisationId, run.planHash, db);
  const operationId = occurrenceIdOf(id, subscription);
  const given = { organisationId, runId, operationId, personalNames, values: variables, at: now };
  try {
    return await protectValues(db, given);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
