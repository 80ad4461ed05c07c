import { z } from 'zod';
import type { ExecutionPlan } from '../../workflows/plan/execution-plan.ts';
import type { Database } from '../db/connect.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import { createVersionStore } from '../procedures/version-store.ts';

/** Publish compiled it, and its hash is verified in the workflow: only the format is looked at. */
const storedPlan = z.custom<ExecutionPlan>(
  (value) => z.object({ format: z.literal(1), processId: z.string() }).safeParse(value).success,
);

const KEPT = 100;

export type ReadPlan = (organisationId: string, planHash: string) => Promise<ExecutionPlan>;

/** Reads published plans by their content hash. They never change, so the latest are kept. */
export function createReadPlan(db: Database): ReadPlan {
  const kept = new Map<string, ExecutionPlan>();
  return async function readPlan(organisationId, planHash) {
    const place = `${organisationId}/${planHash}`;
    const known = kept.get(place);
    if (known !== undefined) return known;
    const text = await createVersionStore(db).findPlan(
      readOrganisationId.parse(organisationId),
      planHash,
    );
    if (text === null) throw new Error(`There is no plan ${planHash}.`);
    const plan = storedPlan.parse(JSON.parse(text));
    kept.set(place, plan);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return plan;
  };
}
