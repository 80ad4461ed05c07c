import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { sha256 } from '../organisation-record/content-hash.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import type { DecisionChecker } from './check-decision-file.ts';
import { createDecisionStore } from './decision-store.ts';

/** Replaces the draft if nobody did so meanwhile. It may have problems, but not another id. */
export async function putDecisionDraft(
  deps: { readonly db: Database; readonly checkDecisionFile: DecisionChecker },
  caller: Caller,
  id: string,
  { xml, version }: { readonly xml: string; readonly version: number },
  at: Date,
) {
  const { organisationId } = caller;
  const checked = await deps.checkDecisionFile(xml);
  if (checked.ok && checked.fileId !== id) throw createError('ID_CHANGED', { expected: id });
  await inTransaction(deps.db, async (transaction) => {
    const decisions = createDecisionStore(transaction);
    const before = await decisions.find(organisationId, id);
    if (before === null) throw createError('NOT_FOUND', { what: 'decision' });
    const name = (checked.ok ? checked.name : null) ?? before.name;
    const draft = { id, name, draft: xml, version };
    if (!(await decisions.updateDraft(organisationId, draft, actorOf(caller), at)))
      throw createError('VERSION_STALE', { current: before.version });
    await createOrganisationRecordStore(transaction).append(organisationId, at, {
      kind: 'decision-draft-changed',
      actor: actorOf(caller),
      subject: { type: 'decision', id },
      data: { draftVersion: version + 1, xmlHash: sha256(xml) },
    });
  });
  return { version: version + 1, problems: [...checked.problems] };
}
