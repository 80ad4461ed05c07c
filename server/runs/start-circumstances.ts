import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import type { ReadPersonalNames } from '../personal-values/read-personal-names.ts';
import { createVersionStore } from '../procedures/version-store.ts';
import type { StartRun } from './start-run.ts';

/** What a start depends on besides the wish itself. */
export interface StartCircumstances {
  readonly organisation: Organisation;
  readonly version: number;
  readonly planHash: string;
  readonly personalNames: ReadonlySet<string>;
}

type Wanted = Pick<StartRun, 'organisationId' | 'processId' | 'version'>;

export interface ReadStartCircumstances {
  /** As they were when they were last read: whoever uses them makes sure that they still hold. */
  remembered(wanted: Wanted): StartCircumstances | null;
  /** @throws AppError NOT_FOUND for an unknown organisation, process or version */
  read(wanted: Wanted): Promise<StartCircumstances>;
}

const KEPT = 500;

const keyOf = ({ organisationId, processId, version }: Wanted): string =>
  `${organisationId}/${processId}/${version ?? 'newest'}`;

export function createReadStartCircumstances(
  db: Database,
  readPersonalNames: ReadPersonalNames,
): ReadStartCircumstances {
  const kept = new Map<string, StartCircumstances>();
  return {
    remembered: (wanted) => kept.get(keyOf(wanted)) ?? null,
    async read(wanted) {
      const organisationId = readOrganisationId.parse(wanted.organisationId);
      const [organisation, published] = await Promise.all([
        createOrganisationStore(db).find(organisationId),
        createVersionStore(db).findProcess(organisationId, wanted.processId, wanted.version),
      ]);
      if (organisation === null) throw createError('NOT_FOUND', { what: 'organisation' });
      if (published === null)
        throw createError('NOT_FOUND', { what: wanted.version === null ? 'procedure' : 'version' });
      const { version, planHash } = published;
      const personalNames = await readPersonalNames(organisation.id, planHash);
      const circumstances = { organisation, version, planHash, personalNames };
      kept.delete(keyOf(wanted));
      kept.set(keyOf(wanted), circumstances);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return circumstances;
    },
  };
}
