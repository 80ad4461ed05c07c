import { setTimeout as delay } from 'node:timers/promises';
import { movedClock, type Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createError } from '../errors/create-error.ts';
import { createOrganisationRecordStore } from '../organisation-record/organisation-record-store.ts';
import { findCallerByPerson } from '../people/caller-read-model.ts';
import { actorOf, type Caller } from '../people/caller.ts';
import { verifyPassword } from '../people/password.ts';
import { createPersonStore, type Credentials } from '../people/person-store.ts';

const MOST_ACCOUNTS = 3;

/** Longer than any refusal takes, so that its time does not tell whether there is an account. */
const REFUSED_AFTER_MS = 300;

/**
 * Finds whom the e-mail address and password belong to, and records the sign-in, or that it was
 * refused. Unknown and disabled accounts are refused in the same words after the same time.
 */
export async function signIn(
  db: Database,
  clock: Clock,
  attempt: { readonly email: string; readonly password: string },
): Promise<Caller> {
  const refusedAt = performance.now() + REFUSED_AFTER_MS;
  const accounts = (await createPersonStore(db).credentials(attempt.email)).slice(0, MOST_ACCOUNTS);
  if (accounts.length === 0) await verifyPassword(null, attempt.password);
  for (const account of accounts) {
    const matches = await verifyPassword(account.passwordHash, attempt.password);
    if (!matches || account.disabledAt !== null) continue;
    const found = await findCallerByPerson(db, account.organisationId, account.id);
    if (found === null) continue;
    const caller: Caller = { ...found, by: { kind: 'session' } };
    await record(db, clock, caller);
    return caller;
  }
  for (const account of accounts) await recordRefusal(db, clock, account);
  await delay(Math.max(0, refusedAt - performance.now()));
  throw createError('SIGN_IN_REFUSED');
}

function record(db: Database, clock: Clock, caller: Caller): Promise<unknown> {
  const at = movedClock(clock, caller.clockOffsetMs).now();
  return inTransaction(db, (transaction) =>
    createOrganisationRecordStore(transaction).append(caller.organisationId, at, {
      kind: 'signed-in',
      actor: actorOf(caller),
      subject: { type: 'person', id: caller.person?.id ?? '' },
      data: {},
    }),
  );
}

async function recordRefusal(db: Database, clock: Clock, account: Credentials): Promise<void> {
  const who = await findCallerByPerson(db, account.organisationId, account.id);
  const at = movedClock(clock, who?.clockOffsetMs ?? 0).now();
  await inTransaction(db, (transaction) =>
    createOrganisationRecordStore(transaction).append(account.organisationId, at, {
      kind: 'sign-in-refused',
      actor: { kind: 'installation', command: 'sign-in' },
      subject: { type: 'person', id: account.id },
      data: { disabled: account.disabledAt !== null },
    }),
  );
}
