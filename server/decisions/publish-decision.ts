import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { sha256 } from '../organisation-record/content-hash.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import { problemOf, type Problem } from '../procedures/problem.ts';
import type { DecisionChecker } from './check-decision-file.ts';
import { createDecisionStore } from './decision-store.ts';
import { createDecisionVersionStore } from './decision-version-store.ts';

/** Makes the draft the next version, or throws DECISION_HAS_PROBLEMS with all of them. */
export function publishDecision(
  deps: { readonly db: Database; readonly checkDecisionFile: DecisionChecker },
  by: { readonly organisationId: OrganisationId; readonly actor: Actor },
  id: string,
  note: string | null,
  at: Date,
): Promise<{ version: number; contentHash: string }> {
  const { organisationId, actor } = by;
  return inTransaction(deps.db, async (transaction) => {
    const decisions = createDecisionStore(transaction);
    const versions = createDecisionVersionStore(transaction);
    const file = await decisions.lock(organisationId, id);
    if (file === null) throw createError('NOT_FOUND', { what: 'decision' });
    const checked = await deps.checkDecisionFile(file.draft);
    if (!checked.ok) throw createError('DECISION_HAS_PROBLEMS', { problems: checked.problems });
    const { tableIds } = checked;
    const taken = await versions.claimTableIds(organisationId, id, tableIds);
    if (taken.length > 0)
      throw createError('DECISION_HAS_PROBLEMS', { problems: taken.map(tableIdTaken) });
    const number = file.latestVersion + 1;
    const contentHash = sha256(file.draft);
    const xml = file.draft;
    const version = {
      number,
      xml,
      tableIds,
      contentHash,
      note,
      publishedBy: actor,
      publishedAt: at,
    };
    await versions.insert(organisationId, id, version);
    await decisions.setLatestVersion(organisationId, id, number);
    await createOrganisationRecordStore(transaction).append(organisationId, at, {
      kind: 'decision-published',
      actor,
      subject: { type: 'decision', id },
      data: { version: number, contentHash },
    });
    return { version: number, contentHash };
  });
}

const tableIdTaken = (tableId: string): Problem =>
  problemOf('decision-id-taken', tableId, {
    en: `Another file has published a decision with the id ${tableId}: give this one another id.`,
    pt: `Outro arquivo já publicou uma decisão com o id ${tableId}: dê outro id a esta.`,
  });
