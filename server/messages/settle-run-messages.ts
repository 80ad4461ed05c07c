import type { Database } from '../db/connect.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import { matchMessage, matchSubscription, type Correlation } from './match-message.ts';
import { createMatchStore, type Match } from './match-store.ts';
import { lockCorrelating } from './message-locks.ts';
import { createMessageStore } from './message-store.ts';
import { isAlive } from './message.ts';
import type { PersonalParts } from './protect-message.ts';
import { createMessageStartStore } from './start-store.ts';

/** What a run's facts say of messages. */
export interface RunMessages {
  readonly organisationId: string;
  readonly runId: string;
  readonly processId: string;
  readonly answers: readonly {
    readonly messageId: string;
    readonly subscription: number;
    readonly answer: 'taken' | 'refused';
    readonly seq: number;
  }[];
  readonly opened: readonly {
    readonly id: number;
    readonly message: string;
    readonly key: string;
    readonly interrupting: boolean;
  }[];
}

/**
 * Keeps a run's answers to messages and brings its new subscriptions together with what was
 * published before, in the transaction of the facts and after their projections (decision 27).
 * Postgres text cannot hold U+0000: names and keys are taken as the projection keeps them.
 * @param at the server's clock
 */
export async function settleRunMessages(
  db: Database,
  personal: PersonalParts,
  run: RunMessages,
  at: Date,
): Promise<void> {
  if (run.answers.length === 0 && run.opened.length === 0) return;
  const { organisationId, runId, processId } = run;
  const opened = run.opened.map(({ id, message, key, interrupting }) => ({
    organisationId,
    runId,
    processId,
    subscription: id,
    message: plain(message),
    key: plain(key),
    interrupting,
  }));
  const answered = await answeredMatches(db, run);
  const refused = answered.filter(({ answer }) => answer.state === 'refused');
  await lockCorrelating(db, organisationId, [
    ...opened.map(({ message, key }) => ({ kind: 'message' as const, name: message, key })),
    ...refused.map(({ match: { message } }) => ({ kind: 'message' as const, ...message })),
  ]);
  for (const { match, answer } of answered) await createMatchStore(db).answer(match, answer, at);
  if (opened.length === 0 && refused.length === 0) return;
  const now = await organisationTime(db, organisationId, at);
  const c = { db, personal, at, now };
  for (const { match } of refused) await matchAgain(c, match);
  for (const subscription of opened) await matchSubscription(c, subscription);
}

interface Answered {
  readonly match: Match;
  readonly answer: { readonly state: 'taken' | 'refused'; readonly seq: number };
}

async function answeredMatches(db: Database, run: RunMessages): Promise<Answered[]> {
  if (run.answers.length === 0) return [];
  const sent = await createMatchStore(db).sentTo(run.organisationId, run.runId);
  return run.answers.flatMap(({ messageId, subscription, answer, seq }) =>
    sent
      .filter((match) => match.message.id === messageId && match.subscription === subscription)
      .map((match) => ({ match, answer: { state: answer, seq } })),
  );
}

/**
 * A refused message goes back to matching while it lives: another run may wait for it, and a
 * process that it starts may begin. The caller holds the message's lock.
 */
export async function matchAgain(
  c: Correlation,
  { message: identity, processId }: Match,
): Promise<void> {
  const { db, personal, now } = c;
  const message = await createMessageStore(db, personal.personalKey).find(identity);
  if (message === null || !isAlive(message, now)) return;
  await matchMessage(c, message);
  const matches = await createMatchStore(db).ofMessage(identity);
  if (matches.some((match) => match.processId === processId && match.state !== 'refused')) return;
  const starts = createMessageStartStore(db);
  const events = await starts.eventsOf(identity.organisationId, identity.name);
  const event = events.find((each) => each.processId === processId);
  if (event !== undefined) await starts.insert(message, event, 'waiting', null);
}

/** What the organisation's clock shows when the server's shows `at`. */
export async function organisationTime(
  db: Database,
  organisationId: string,
  at: Date,
): Promise<Date> {
  const id = readOrganisationId.parse(organisationId);
  const organisation = await createOrganisationStore(db).find(id);
  return new Date(at.getTime() + (organisation?.clockOffsetMs ?? 0));
}

const plain = (text: string): string => text.replaceAll('\0', '\uFFFD');
