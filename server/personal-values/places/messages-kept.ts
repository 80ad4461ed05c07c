import { z } from 'zod';
import type { Variables } from '../../../workflows/expressions/json-value.ts';
import type { Database } from '../../db/connect.ts';
import { arrayText } from '../../db/insert-many.ts';
import { variablesOf } from '../../messages/message-store.ts';
import { runWithCalled } from '../run-family.ts';
import { comparable, textsInValue } from '../texts-in-value.ts';
import type { FoundItem, Place, PlaceContext, Selection } from './place.ts';

const PLACE = 'messages';
const AT_ONCE = 500;

interface Row {
  organisation_id: string;
  uid: string;
  key_id: string;
  ciphertext: Buffer;
}

/** What messages brought, whether personal or not: which run will take them is not known before. */
export const messagesKept: Place = {
  name: PLACE,

  async find(db, context, selection) {
    const runIds =
      selection.kind === 'run'
        ? await runWithCalled(db, context.organisationId, selection.runId)
        : null;
    const items: FoundItem[] = [];
    let after: string | null = null;
    for (;;) {
      const rows = await page(db, context, runIds, after);
      for (const row of rows) {
        const variables = variablesOf(row, context.key);
        const texts = [...textsInValue(variables)];
        if (texts.length === 0 || !isMeant(selection, variables, texts)) continue;
        items.push({ item: { place: PLACE, id: row.uid, runId: null, variable: null }, texts });
      }
      after = rows.at(-1)?.uid ?? null;
      if (rows.length < AT_ONCE) return { items, left: [] };
    }
  },

  async erase(db, { organisationId }, ids) {
    const erased = await db.raw<{ rows: { uid: string }[] }>(
      `with gone as (
         delete from messages where organisation_id = ? and uid = any(?::uuid[])
         returning organisation_id, name, key, id, uid),
       unstarted as (
         delete from message_starts s using gone m
         where s.organisation_id = m.organisation_id and s.name = m.name and s.key = m.key
           and s.message_id = m.id and s.state <> 'started')
       select uid from gone`,
      [organisationId, arrayText(ids)],
    );
    return erased.rows.map(({ uid }) => uid);
  },
};

/** @param runIds only what was given to these runs, or started them */
async function page(
  db: Database,
  { organisationId }: PlaceContext,
  runIds: readonly string[] | null,
  after: string | null,
): Promise<Row[]> {
  const runs = runIds === null ? null : arrayText(runIds);
  const found = await db.raw<{ rows: Row[] }>(
    `select m.organisation_id, m.uid, m.key_id, m.ciphertext from messages m
     where m.organisation_id = ? and (?::uuid is null or m.uid > ?::uuid)
       and (?::uuid[] is null
         or exists (
           select from message_matches x
           where x.organisation_id = m.organisation_id and x.name = m.name and x.key = m.key
             and x.message_id = m.id and x.run_id = any(?::uuid[]))
         or exists (
           select from message_starts s
           where s.organisation_id = m.organisation_id and s.name = m.name and s.key = m.key
             and s.message_id = m.id and s.run_id = any(?::uuid[])))
     order by m.uid limit ?`,
    [organisationId, after, after, runs, runs, runs, AT_ONCE],
  );
  return found.rows;
}

const customer = z.object({ cliente: z.object({ ref: z.string() }) });

function isMeant(selection: Selection, variables: Variables, texts: readonly string[]): boolean {
  switch (selection.kind) {
    case 'run':
      return true;
    case 'subject': {
      const named = customer.safeParse(variables);
      return named.success && named.data.cliente.ref === selection.subject;
    }
    case 'value':
      return texts.includes(comparable(selection.value));
  }
}
