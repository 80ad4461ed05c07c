import { v7 } from 'uuid';
import type { Database } from '../../server/db/connect.ts';
import { inTransaction } from '../../server/db/in-transaction.ts';
import type { Json } from '../../server/organisation-record/json.ts';
import { organisationId } from '../../server/people/person.ts';
import { createProcedureStore } from '../../server/procedures/procedure-store.ts';
import { procedureId } from '../../server/procedures/procedure.ts';
import { createVersionStore } from '../../server/procedures/version-store.ts';
import { compileProcedure } from '../../workflows/compile/compile-procedure.ts';
import { planHash } from '../../workflows/plan/plan-hash.ts';

const by = { kind: 'installation', command: 'test' } as const;

/** Compiles a drawing and puts it where published procedures lie, without the API. */
export async function publishForTest(
  db: Database,
  organisation: string,
  xml: string,
  settings: { queues: string[]; serviceTypes: string[] } | null = null,
): Promise<void> {
  const { plans, problems } = await compileProcedure({ xml, settings });
  if (plans.length === 0) throw new Error(JSON.stringify(problems));
  const owner = organisationId.parse(organisation);
  const id = procedureId.parse(v7());
  const at = new Date();
  await inTransaction(db, async (transaction) => {
    await createProcedureStore(transaction).insert(owner, { id, name: 'test', xml }, by, at);
    const versions = createVersionStore(transaction);
    const processIds = plans.map((plan) => plan.processId);
    const taken = await versions.claimProcessIds(owner, id, processIds);
    if (taken.length > 0) throw new Error(`Published before: ${taken.join()}`);
    const compiled = plans.map((plan) => ({
      processId: plan.processId,
      hash: planHash(plan),
      plan: JSON.parse(JSON.stringify(plan)) as Json,
      starts: [],
    }));
    const version = { procedureId: id, number: 1, xml, note: null, plans: compiled, by, at };
    await versions.insert(owner, version);
  });
}
