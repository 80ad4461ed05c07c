import type { Database } from '../../db/connect.ts';
import { createError } from '../../errors/create-error.ts';
import { decryptValue } from '../encrypt-value.ts';
import { createPersonalValueStore, type PersonalValueRow } from '../personal-value-store.ts';
import { comparable, textsInValue } from '../texts-in-value.ts';
import { runWithCalled } from '../run-family.ts';
import type { FoundItem, Place, PlaceContext, Selection } from './place.ts';

const PLACE = 'personal_values';
const AT_ONCE = 1000;

/** Values of form fields and variables, for which runs carry references. */
export const valuesOfRuns: Place = {
  name: PLACE,

  async find(db, context, selection) {
    const store = createPersonalValueStore(db, context.organisationId);
    const among = await amongWhich(db, context.organisationId, selection);
    const items: FoundItem[] = [];
    let after: string | null = null;
    for (;;) {
      const rows: PersonalValueRow[] = await store.kept(among, after, AT_ONCE);
      for (const row of rows) {
        const texts = textsOf(row, context);
        if (selection.kind === 'value' && !texts.includes(comparable(selection.value))) continue;
        const { id, run_id: runId, variable } = row;
        items.push({ item: { place: PLACE, id, runId, variable }, texts });
      }
      after = rows.at(-1)?.id ?? null;
      if (rows.length < AT_ONCE) return { items, left: [] };
    }
  },

  async erase(db, { organisationId }, ids, actor, at) {
    const store = createPersonalValueStore(db, organisationId);
    const erased: string[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE)
      erased.push(...(await store.erase(ids.slice(from, from + AT_ONCE), actor, at)));
    return erased;
  },
};

async function amongWhich(db: Database, organisationId: string, selection: Selection) {
  switch (selection.kind) {
    case 'run': {
      const runIds = await runWithCalled(db, organisationId, selection.runId);
      if (runIds.length === 0) throw createError('NOT_FOUND', { what: 'run' });
      return { runIds };
    }
    case 'subject':
      return { subject: selection.subject };
    case 'value':
      return {};
  }
}

function textsOf(row: PersonalValueRow, { organisationId, key }: PlaceContext): string[] {
  const { id, ciphertext, key_id: keyId } = row;
  if (ciphertext === null) return [];
  return [...textsInValue(decryptValue(ciphertext, keyId, { organisationId, id }, key))];
}
