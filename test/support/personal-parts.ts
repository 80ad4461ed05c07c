import type { Database } from '../../server/db/connect.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import type { PersonalParts } from '../../server/messages/protect-message.ts';
import { personalKey } from '../../server/personal-values/personal-key.ts';
import { createProtectValues } from '../../server/personal-values/protect-values.ts';
import { createReadPersonalNames } from '../../server/personal-values/read-personal-names.ts';
import { createReadPlan } from '../../server/runs/read-plan.ts';

/** What protects personal values, under a key for tests. */
export function personalParts(db: Database): PersonalParts {
  const key = personalKey(installationKey('ab'.repeat(32)));
  return {
    personalKey: key,
    protectValues: createProtectValues(key),
    readPersonalNames: createReadPersonalNames(db, createReadPlan(db)),
  };
}
