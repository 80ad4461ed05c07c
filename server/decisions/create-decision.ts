import { violatedConstraint } from '../db/violated-constraint.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { runOnce, type IdempotencyKey } from '../idempotency/run-once.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import type { DecisionChecker } from './check-decision-file.ts';
import { createDecisionReply } from './decision-contract.ts';
import { createDecisionStore } from './decision-store.ts';

/** Keeps a new DMN file as a draft. A file without a readable id has no name to be kept under. */
export async function createDecision(
  deps: { readonly db: Database; readonly checkDecisionFile: DecisionChecker },
  by: { readonly organisationId: OrganisationId; readonly actor: Actor },
  { name, xml }: { readonly name?: string | undefined; readonly xml: string },
  at: Date,
  key: IdempotencyKey | null,
) {
  const { organisationId, actor } = by;
  const checked = await deps.checkDecisionFile(xml);
  if (!checked.ok) throw createError('DECISION_HAS_PROBLEMS', { problems: checked.problems });
  const id = checked.fileId;
  try {
    return await runOnce(deps.db, key, at, createDecisionReply, async (transaction) => {
      const file = { id, name: name ?? checked.name ?? id, draft: xml };
      await createDecisionStore(transaction).insert(organisationId, file, actor, at);
      await createOrganisationRecordStore(transaction).append(organisationId, at, {
        kind: 'decision-created',
        actor,
        subject: { type: 'decision', id },
        data: {},
      });
      return { decisionId: id, version: 1, problems: [...checked.problems] };
    });
  } catch (error) {
    if (violatedConstraint(error) === 'decisions_pkey')
      throw createError('DECISION_ID_TAKEN', { decisionId: id });
    throw error;
  }
}
