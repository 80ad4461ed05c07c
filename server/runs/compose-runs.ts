import type { ShellSettings } from '../../workflows/messages.ts';
import { jobsOfRuns, type JobIntervals } from '../background/jobs-of-runs.ts';
import { runInBackground } from '../background/repeat.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/connect.ts';
import { createListener } from '../db/listen.ts';
import { openEpoch, type OpenEpoch } from '../epochs/open-epoch.ts';
import { createAwaitWritten } from '../facts/await-written.ts';
import { createEnsurePartitions } from '../facts/ensure-partitions.ts';
import { FACTS_CHANNEL } from '../facts/what-to-write.ts';
import type { Log } from '../http/log.ts';
import { createDispatcher } from '../outbox/create-dispatcher.ts';
import { OUTBOX_CHANNEL } from '../outbox/outbox-store.ts';
import { createAwaitMessage } from '../messages/await-message.ts';
import { jobsOfMessages } from '../messages/jobs-of-messages.ts';
import { createPublishMessage } from '../messages/publish-message.ts';
import { RECORD_CHANNEL } from '../organisation-record/record-channel.ts';
import type { PersonalKey } from '../personal-values/personal-key.ts';
import { createProtectValues } from '../personal-values/protect-values.ts';
import { createReadPersonalNames } from '../personal-values/read-personal-names.ts';
import { createFireTimerStarts } from '../schedules/fire-timer-starts.ts';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import { connectTemporal } from '../temporal/connect-temporal.ts';
import { createRunGateway } from '../temporal/create-run-gateway.ts';
import { createReadPlan } from './read-plan.ts';
import { createStartRun } from './start-run.ts';

export interface RunPartsDeps {
  readonly db: Database;
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly key: PayloadKey;
  readonly personalKey: PersonalKey;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly uiUrl?: string | null;
  };
  readonly shellSettings: ShellSettings;
  readonly intervals: JobIntervals;
}

/**
 * What a server needs of runs, put together: the actions, and behind them the outbox and the jobs,
 * which begin with `begin` and end with `stop`.
 */
export function composeRuns(deps: RunPartsDeps) {
  const { db, databaseUrl, clock, log, key, shellSettings, intervals } = deps;
  const temporal = connectTemporal({ ...deps.temporal, key });
  const gateway = createRunGateway(temporal);
  const readPlan = createReadPlan(db);
  const listener = createListener(databaseUrl, [FACTS_CHANNEL, OUTBOX_CHANNEL, RECORD_CHANNEL]);
  const dispatcher = createDispatcher({ db, clock, gateway, readPlan, listener, log });
  const ensurePartitions = createEnsurePartitions(db);
  const { personalKey } = deps;
  const personal = {
    personalKey,
    protectValues: createProtectValues(personalKey),
    readPersonalNames: createReadPersonalNames(db, readPlan),
  };
  const startRun = createStartRun({
    db,
    clock,
    dispatcher,
    ensurePartitions,
    shellSettings,
    ...personal,
  });
  const starting = { db, clock, log, startRun, personal };
  const jobs = [
    ...jobsOfRuns({ db, clock, gateway, key, log, ensurePartitions, intervals }),
    ...jobsOfMessages(starting),
    { name: 'timer-starts', everyMs: 1000, turn: createFireTimerStarts(starting) },
  ];
  let background: ReturnType<typeof runInBackground> | null = null;
  return {
    temporal,
    gateway,
    readPlan,
    listener,
    dispatcher,
    ensurePartitions,
    startRun,
    publishMessage: createPublishMessage(starting),
    awaitMessage: createAwaitMessage({ db, listener }),
    awaitWritten: createAwaitWritten({ db, listener }),
    openEpoch: (transaction: Database, order: OpenEpoch) =>
      openEpoch(transaction, { gateway, key, personal }, order),
    temporalPageOf: temporalPages(deps.temporal),
    begin(): void {
      dispatcher.run();
      background = runInBackground(jobs, log);
    },
    async stop(): Promise<void> {
      await background?.stop();
      await dispatcher.stop();
      await Promise.all([listener.close(), temporal.close()]);
    },
  };
}

function temporalPages({ uiUrl, namespace }: RunPartsDeps['temporal']) {
  return (runId: string): string | null =>
    uiUrl == null
      ? null
      : `${uiUrl.replace(/\/$/, '')}/namespaces/${encodeURIComponent(namespace)}/workflows/${runId}`;
}
