import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import type { PersonalKey } from '../personal-values/personal-key.ts';
import { createProtectValues, type ProtectValues } from '../personal-values/protect-values.ts';
import {
  createReadPersonalNames,
  type ReadPersonalNames,
} from '../personal-values/read-personal-names.ts';
import { createRevealValues, type RevealValues } from '../personal-values/reveal-values.ts';
import type { RunServices } from './run-services.ts';

/** What actions on runs, tasks and incidents need. */
export interface WorkServices {
  readonly db: Database;
  /** The server's own time. */
  readonly clock: Clock;
  readonly runs: RunServices;
  readonly protectValues: ProtectValues;
  readonly revealValues: RevealValues;
  readonly readPersonalNames: ReadPersonalNames;
}

export interface WorkParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly runs: RunServices;
  readonly personalKey: PersonalKey;
}

export const workServices = ({ db, clock, runs, personalKey }: WorkParts): WorkServices => ({
  db,
  clock,
  runs,
  protectValues: createProtectValues(personalKey),
  revealValues: createRevealValues(personalKey),
  readPersonalNames: createReadPersonalNames(db, runs.readPlan),
});
