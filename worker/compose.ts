import { systemClock } from '../server/clock/clock.ts';
import { hostZoneData } from '../server/clock/host-zone-data.ts';
import { connect } from '../server/db/connect.ts';
import { createListener } from '../server/db/listen.ts';
import { createEnsurePartitions } from '../server/facts/ensure-partitions.ts';
import { createRecordFacts } from '../server/facts/record-facts.ts';
import type { Log } from '../server/http/log.ts';
import { createDispatcher } from '../server/outbox/create-dispatcher.ts';
import type { PersonalKey } from '../server/personal-values/personal-key.ts';
import { createProtectValues } from '../server/personal-values/protect-values.ts';
import { createReadPersonalNames } from '../server/personal-values/read-personal-names.ts';
import { createCancelCalledRun } from '../server/runs/cancel-called-run.ts';
import { createReadPlan } from '../server/runs/read-plan.ts';
import type { ShellSettings } from '../workflows/messages.ts';
import { createStartCalledRun } from '../server/runs/start-called-run.ts';
import { createStartRun } from '../server/runs/start-run.ts';
import { connectTemporal } from '../server/temporal/connect-temporal.ts';
import { createRunGateway } from '../server/temporal/create-run-gateway.ts';
import type { PayloadKey } from '../server/temporal/codec/payload-key.ts';
import { createActivities } from './activities/create-activities.ts';
import { createHttpStep } from './activities/http-step.ts';
import type { WorkerConfig } from './config.ts';

export interface WorkerParts {
  readonly config: WorkerConfig;
  readonly key: PayloadKey;
  readonly personalKey: PersonalKey;
  readonly shellSettings: ShellSettings;
  readonly log: Log;
}

const LARGEST_ANSWER_BYTES = 64 * 1024;

/** The composition root of the worker: its activities are actions of the server. */
export function composeWorker({ config, key, personalKey, shellSettings, log }: WorkerParts) {
  const { databaseUrl, temporalAddress: address, temporalNamespace: namespace } = config;
  const clock = systemClock;
  const database = connect(databaseUrl);
  const { db } = database;
  const listener = createListener(databaseUrl, []);
  const temporal = connectTemporal({ address, namespace, key });
  const gateway = createRunGateway(temporal);
  const readPlan = createReadPlan(db);
  const dispatcher = createDispatcher({ db, clock, gateway, readPlan, listener, log });
  const ensurePartitions = createEnsurePartitions(db);
  const protectValues = createProtectValues(personalKey);
  const readPersonalNames = createReadPersonalNames(db, readPlan);
  const startRun = createStartRun({
    db,
    clock,
    dispatcher,
    ensurePartitions,
    shellSettings,
    protectValues,
    readPersonalNames,
  });
  const personal = { personalKey, protectValues, readPersonalNames };
  const activities = createActivities({
    recordFacts: createRecordFacts({ db, clock, personal, zoneData: hostZoneData }),
    startCalledRun: createStartCalledRun({ db, readPlan, startRun }),
    cancelCalledRun: createCancelCalledRun({ db, clock }),
    http: createHttpStep({
      limits: { allowedHosts: config.httpAllowed, largestAnswerBytes: LARGEST_ANSWER_BYTES },
      secret: config.secret,
    }),
  });
  return {
    activities,
    async close(): Promise<void> {
      await dispatcher.stop();
      await Promise.all([temporal.close(), listener.close(), database.close()]);
    },
  };
}
