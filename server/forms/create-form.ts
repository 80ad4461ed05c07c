import { violatedConstraint } from '../db/violated-constraint.ts';
import type { Database } from '../db/connect.ts';
import { createError } from '../errors/create-error.ts';
import { runOnce, type IdempotencyKey } from '../idempotency/run-once.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { OrganisationId } from '../people/person.ts';
import { checkFormSchema } from './check-form-schema.ts';
import { formIdOf, type FormSchema } from './form-schema.ts';
import { createFormReply } from './form-contract.ts';
import { createFormStore } from './form-store.ts';

/** Keeps a new form as a draft. One without a usable id has no name to be kept under. */
export async function createForm(
  db: Database,
  by: { readonly organisationId: OrganisationId; readonly actor: Actor },
  { name, schema }: { readonly name?: string | undefined; readonly schema: FormSchema },
  at: Date,
  key: IdempotencyKey | null,
) {
  const { organisationId, actor } = by;
  const id = formIdOf(schema);
  const problems = checkFormSchema(schema);
  if (id === null) throw createError('FORM_HAS_PROBLEMS', { problems });
  try {
    return await runOnce(db, key, at, createFormReply, async (transaction) => {
      const form = { id, name: name ?? id, draft: schema };
      await createFormStore(transaction).insert(organisationId, form, actor, at);
      await createOrganisationRecordStore(transaction).append(organisationId, at, {
        kind: 'form-created',
        actor,
        subject: { type: 'form', id },
        data: {},
      });
      return { formId: id, version: 1, problems };
    });
  } catch (error) {
    if (violatedConstraint(error) === 'forms_pkey')
      throw createError('FORM_ID_TAKEN', { formId: id });
    throw error;
  }
}
