import type { Database } from '../db/connect.ts';
import { createFormVersionStore } from '../forms/form-version-store.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import { createReadPlan, type ReadPlan } from '../runs/read-plan.ts';
import { personalFieldsOfForm } from './personal-fields-of-form.ts';

/**
 * The paths that are personal in a published plan. Who holds locks in a transaction reads through
 * that: waiting for another connection, everybody could wait for everybody.
 */
export type ReadPersonalNames = (
  organisationId: string,
  planHash: string,
  transaction?: Database,
) => Promise<ReadonlySet<string>>;

const KEPT = 100;

/**
 * Reads what is personal in a run of a plan: the variables that the process names in
 * `roteiro:personal`, and the fields that any of its forms marks. The same names hold for every way
 * in, so that a message cannot bring in plain what a form protects. Plans and published forms
 * never change, so the latest are kept.
 */
export function createReadPersonalNames(db: Database, readPlan: ReadPlan): ReadPersonalNames {
  const kept = new Map<string, ReadonlySet<string>>();
  return async function readPersonalNames(organisation, planHash, transaction) {
    const place = `${organisation}/${planHash}`;
    const known = kept.get(place);
    if (known !== undefined) return known;
    const organisationId = readOrganisationId.parse(organisation);
    const read = transaction === undefined ? readPlan : createReadPlan(transaction);
    const plan = await read(organisation, planHash);
    const names = new Set(plan.personal);
    const hashes = plan.nodes.flatMap((node) =>
      node.type === 'userTask' && node.form !== null && node.form.hash !== null
        ? [node.form.hash]
        : [],
    );
    for (const hash of new Set(hashes)) {
      const form = await createFormVersionStore(transaction ?? db).findByHash(organisationId, hash);
      if (form === null) throw new Error(`There is no form ${hash}.`);
      for (const path of personalFieldsOfForm(form.schema)) names.add(path);
    }
    kept.set(place, names);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return names;
  };
}
