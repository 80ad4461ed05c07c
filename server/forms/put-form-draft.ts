import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { contentHash } from '../organisation-record/content-hash.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import { checkFormSchema } from './check-form-schema.ts';
import { formIdOf, type FormSchema } from './form-schema.ts';
import { createFormStore } from './form-store.ts';

/** Replaces the draft if nobody did so meanwhile. It may have problems, but not another id. */
export async function putFormDraft(
  db: Database,
  caller: Caller,
  id: string,
  { schema, version }: { readonly schema: FormSchema; readonly version: number },
  at: Date,
) {
  const { organisationId } = caller;
  if (formIdOf(schema) !== id) throw createError('ID_CHANGED', { expected: id });
  await inTransaction(db, async (transaction) => {
    const forms = createFormStore(transaction);
    const before = await forms.find(organisationId, id);
    if (before === null) throw createError('NOT_FOUND', { what: 'form' });
    const draft = { id, name: before.name, draft: schema, version };
    if (!(await forms.updateDraft(organisationId, draft, actorOf(caller), at)))
      throw createError('VERSION_STALE', { current: before.version });
    await createOrganisationRecordStore(transaction).append(organisationId, at, {
      kind: 'form-draft-changed',
      actor: actorOf(caller),
      subject: { type: 'form', id },
      data: { draftVersion: version + 1, contentHash: contentHash(schema) },
    });
  });
  return { version: version + 1, problems: checkFormSchema(schema) };
}
