import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import type { Database } from '../db/connect.ts';
import { createOutboxStore } from '../outbox/outbox-store.ts';
import type { RunHead } from '../runs/run-head-store.ts';
import type { Closing } from './run-changes.ts';

type Outcome = Occurrence<'call-ended'>['outcome'];

function outcomeOf({ fact }: Closing): Outcome {
  switch (fact.type) {
    case 'run-completed':
      return { kind: 'completed', variables: fact.data.variables };
    case 'run-ended-with-error':
      return { kind: 'error', ...fact.data };
    case 'run-cancelled':
      return { kind: 'cancelled', reason: fact.data.reason };
  }
}

/** A called run tells its caller that it ended, in the transaction that ends it (decision 7). */
export async function tellCallerOfEnd(
  db: Database,
  run: RunHead,
  closing: Closing,
  at: Date,
): Promise<void> {
  await tell(db, run, at, ({ token }) => ({
    kind: 'call-ended',
    id: `call-ended/${run.runId}`,
    at: closing.fact.at,
    token,
    runId: run.runId,
    outcome: outcomeOf(closing),
  }));
}

/** A called run tells its caller how many incidents it has open (decision 15). */
export async function tellCallerOfIncidents(
  db: Database,
  run: RunHead,
  occurredAt: number,
  at: Date,
): Promise<void> {
  await tell(db, run, at, ({ token }) => ({
    kind: 'call-incidents',
    id: `call-incidents/${run.runId}/${run.epoch}/${run.lastSeq}`,
    at: occurredAt,
    token,
    runId: run.runId,
    open: run.openIncidents,
  }));
}

async function tell(
  db: Database,
  run: RunHead,
  at: Date,
  occurrence: (caller: NonNullable<RunHead['caller']>) => Occurrence,
): Promise<void> {
  if (run.caller === null || run.callerGone) return;
  const delivery = { runId: run.caller.runId, occurrences: [occurrence(run.caller)] };
  const message = { kind: 'signal-run' as const, delivery };
  await createOutboxStore(db).put(run.organisationId, run.caller.runId, message, at);
}
