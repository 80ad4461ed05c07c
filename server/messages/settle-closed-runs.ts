import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createMatchStore, type Match } from './match-store.ts';
import { lockCorrelating } from './message-locks.ts';
import type { PersonalParts } from './protect-message.ts';
import { matchAgain, organisationTime } from './settle-run-messages.ts';

const AT_ONCE = 100;

/**
 * A message that was on its way to a run when that closed, or was terminated, gets no answer: it
 * counts as refused and goes back to matching. For a background job.
 */
export function createSettleClosedRuns(deps: {
  readonly db: Database;
  readonly clock: Clock;
  readonly personal: PersonalParts;
}) {
  const { db, clock, personal } = deps;
  return async function settleClosedRuns(): Promise<void> {
    for (const match of await createMatchStore(db).ofClosedRuns(AT_ONCE))
      await refuse(db, personal, match, clock.now());
  };
}

async function refuse(
  db: Database,
  personal: PersonalParts,
  match: Match,
  at: Date,
): Promise<void> {
  const { organisationId, name, key } = match.message;
  await inTransaction(db, async (transaction) => {
    await lockCorrelating(transaction, organisationId, [{ kind: 'message', name, key }]);
    const matches = createMatchStore(transaction);
    if (!(await matches.answer(match, { state: 'refused', seq: null }, at))) return;
    const now = await organisationTime(transaction, organisationId, at);
    await matchAgain({ db: transaction, personal, at, now }, match);
  });
}
