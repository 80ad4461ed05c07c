import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { contentHash } from '../organisation-record/content-hash.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import { checkFormSchema } from './check-form-schema.ts';
import { createFormStore } from './form-store.ts';
import { createFormVersionStore } from './form-version-store.ts';

/** Makes the draft the next version, or throws FORM_HAS_PROBLEMS with all of them. */
export function publishForm(
  db: Database,
  by: { readonly organisationId: OrganisationId; readonly actor: Actor },
  id: string,
  note: string | null,
  at: Date,
): Promise<{ version: number; contentHash: string }> {
  const { organisationId, actor } = by;
  return inTransaction(db, async (transaction) => {
    const forms = createFormStore(transaction);
    const versions = createFormVersionStore(transaction);
    const form = await forms.lock(organisationId, id);
    if (form === null) throw createError('NOT_FOUND', { what: 'form' });
    const problems = checkFormSchema(form.draft);
    if (problems.length > 0) throw createError('FORM_HAS_PROBLEMS', { problems });
    const number = form.latestVersion + 1;
    const schema = form.draft;
    const hash = contentHash(schema);
    const version = {
      number,
      schema,
      contentHash: hash,
      note,
      publishedBy: actor,
      publishedAt: at,
    };
    await versions.insert(organisationId, id, version);
    await forms.setLatestVersion(organisationId, id, number);
    await createOrganisationRecordStore(transaction).append(organisationId, at, {
      kind: 'form-published',
      actor,
      subject: { type: 'form', id },
      data: { version: number, contentHash: hash },
    });
    return { version: number, contentHash: hash };
  });
}
