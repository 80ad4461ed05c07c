import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import type { Actor } from '../organisation-record/record-entry.ts';
import type { PersonalKey } from './personal-key.ts';
import { places } from './places/index.ts';
import type { FoundItem, LeftItem, PlaceItem, Selection } from './places/place.ts';

export interface EraseOrder {
  readonly organisationId: string;
  readonly selection: Selection;
  /** Why, for the record: it is kept for good. */
  readonly reason: string;
  readonly actor: Actor;
  readonly dryRun: boolean;
  readonly at: Date;
}

export interface Erasure {
  readonly dryRun: boolean;
  /** What was erased now, or would be: never the values. */
  readonly items: readonly PlaceItem[];
  readonly left: readonly LeftItem[];
}

/** Shorter texts, such as `sim`, are in too many sentences. */
const SHORTEST_REPEATED = 4;

/**
 * Erases what the data map finds, all of it or nothing, with an entry in the organisation's record
 * for each run and account. Facts, occurrences and Temporal hold references only and stay as they
 * are, so that every level of verification still passes. Asked again it finds nothing.
 * @throws AppError NOT_FOUND for an unknown run, ERASE_REASON_IS_PERSONAL when the reason repeats
 *   what is to be erased
 */
export async function erasePerson(
  db: Database,
  key: PersonalKey,
  { organisationId, selection, reason, actor, dryRun, at }: EraseOrder,
): Promise<Erasure> {
  const context = { organisationId, key };
  return inTransaction(db, async (transaction) => {
    const items: PlaceItem[] = [];
    const left: LeftItem[] = [];
    for (const place of places) {
      const found = await place.find(transaction, context, selection);
      left.push(...found.left);
      refuseRepeating(reason, found.items);
      const wanted = found.items.map(({ item }) => item);
      if (dryRun || wanted.length === 0) {
        items.push(...wanted);
        continue;
      }
      const ids = wanted.map(({ id }) => id);
      const erased = new Set(await place.erase(transaction, context, ids, actor, at));
      items.push(...wanted.filter(({ id }) => erased.has(id)));
    }
    if (!dryRun)
      await recordErasure(transaction, { organisationId, selection, reason, actor, at }, items);
    return { dryRun, items, left };
  });
}

function refuseRepeating(reason: string, found: readonly FoundItem[]): void {
  const said = reason.normalize('NFC').toLowerCase();
  const repeats = ({ texts }: FoundItem) =>
    texts.some((text) => text.length >= SHORTEST_REPEATED && said.includes(text.toLowerCase()));
  if (found.some(repeats)) throw createError('ERASE_REASON_IS_PERSONAL');
}

async function recordErasure(
  db: Database,
  order: Omit<EraseOrder, 'dryRun'>,
  items: readonly PlaceItem[],
): Promise<void> {
  const { organisationId, selection, reason, actor, at } = order;
  const record = createOrganisationRecordStore(db);
  const subjects = new Map<string, { type: 'run' | 'person'; id: string; ids: string[] }>();
  for (const { id, runId } of items) {
    const type = runId === null ? 'person' : 'run';
    const subject = subjects.get(runId ?? id) ?? { type, id: runId ?? id, ids: [] };
    subject.ids.push(id);
    subjects.set(subject.id, subject);
  }
  for (const { type, id, ids } of subjects.values())
    await record.append(organisationId, at, {
      kind: type === 'run' ? 'personal-values-erased' : 'person-erased',
      actor,
      subject: { type, id },
      data: { reason, selectedBy: selection.kind, ...(type === 'run' ? { personal: ids } : {}) },
    });
}
