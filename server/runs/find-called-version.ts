import type { StartCalledInput } from '../../workflows/messages.ts';
import type { Database } from '../db/connect.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import { createVersionStore } from '../procedures/version-store.ts';
import type { ReadPlan } from './read-plan.ts';

/** Where in the calling procedure's history the call stands. */
export interface CallingProcess {
  readonly processId: string;
  readonly version: number;
}

/**
 * The version that a call means: the newest, the one published with the caller's own, or the
 * newest with a version tag, as in Camunda 8. Null when there is none.
 */
export async function findCalledVersion(
  db: Database,
  readPlan: ReadPlan,
  call: Pick<StartCalledInput, 'organisationId' | 'processId' | 'binding'>,
  caller: CallingProcess,
): Promise<number | null> {
  const organisationId = readOrganisationId.parse(call.organisationId);
  const store = createVersionStore(db);
  const newest = await store.findProcess(organisationId, call.processId, null);
  if (newest === null) return null;
  const { binding } = call;
  switch (binding.kind) {
    case 'latest':
      return newest.version;
    case 'deployment': {
      const own = await store.findProcess(organisationId, caller.processId, caller.version);
      if (own?.procedureId !== newest.procedureId) return newest.version;
      const beside = await store.findProcess(organisationId, call.processId, caller.version);
      return beside?.version ?? null;
    }
    case 'versionTag':
      for (let version = newest.version; version > 0; version -= 1) {
        const published = await store.findProcess(organisationId, call.processId, version);
        if (published === null) continue;
        const plan = await readPlan(call.organisationId, published.planHash);
        if (plan.versionTag === binding.versionTag) return version;
      }
      return null;
  }
}
