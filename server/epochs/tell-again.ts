import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { Database } from '../db/connect.ts';
import { matchAgain, organisationTime } from '../messages/settle-run-messages.ts';
import { createMatchStore } from '../messages/match-store.ts';
import { lockCorrelating } from '../messages/message-locks.ts';
import type { PersonalParts } from '../messages/protect-message.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import { createOutboxStore } from '../outbox/outbox-store.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import type { Cut } from './leave-behind.ts';
import { toTellAgain } from './to-tell-again.ts';

/** Where the run stands in its new epoch, and what it has recorded on the way there. */
export interface NewLine {
  readonly state: ProcedureState;
  readonly recorded: ReadonlySet<string>;
  /** What the epoch before recorded and the new one left behind. */
  readonly leftBehind: readonly Occurrence[];
}

/** Tells the run again what it waits for and was told before; see `toTellAgain`. */
export async function tellAgain(
  db: Database,
  { run, nextId, at }: Cut,
  { state, recorded, leftBehind }: NewLine,
): Promise<void> {
  const { organisationId, runId } = run;
  const outbox = createOutboxStore(db);
  const before = (await outbox.toldTo(organisationId, runId)).flatMap(({ message }) =>
    message.kind === 'signal-run' ? message.delivery.occurrences : [],
  );
  const told = toTellAgain([...leftBehind, ...before], recorded, state, nextId);
  const organisation = await createOrganisationStore(db).find(
    readOrganisationId.parse(organisationId),
  );
  for (const occurrence of told) {
    const offset =
      occurrence.kind === 'clock-advanced'
        ? { clockOffsetMs: organisation?.clockOffsetMs ?? 0 }
        : {};
    const delivery = { runId, occurrences: [occurrence], ...offset };
    await outbox.put(organisationId, runId, { kind: 'signal-run', delivery }, at);
  }
}

/**
 * Messages on their way to subscriptions that were left behind, or are not open any more, go back
 * to matching, while they live. Last of all: it takes the locks of messages.
 */
export async function freeMessages(
  db: Database,
  personal: PersonalParts,
  { run, nextId, at }: Cut,
  { subscriptions }: Pick<ProcedureState, 'subscriptions'>,
): Promise<void> {
  const { organisationId, runId } = run;
  const sent = await createMatchStore(db).sentTo(organisationId, runId);
  const freed = sent.filter(
    ({ subscription }) => subscription >= nextId || subscriptions[subscription] === undefined,
  );
  if (freed.length === 0) return;
  await lockCorrelating(
    db,
    organisationId,
    freed.map(({ message: { name, key } }) => ({ kind: 'message' as const, name, key })),
  );
  for (const { subscription, message } of freed)
    await db('message_matches')
      .where({ organisation_id: organisationId, run_id: runId, subscription, state: 'sent' })
      .where('message_id', message.id)
      .delete();
  const now = await organisationTime(db, organisationId, at);
  for (const match of freed) await matchAgain({ db, personal, at, now }, match);
}
