import { JOB_INTERVALS } from './background/jobs-of-runs.ts';
import { overdueOfRuns } from './background/overdue.ts';
import { systemClock } from './clock/clock.ts';
import { compose, type Parts } from './compose.ts';
import type { Config } from './config.ts';
import { connect } from './db/connect.ts';
import { temporalProbes } from './health/temporal-probes.ts';
import { drain } from './http/drain.ts';
import { createLog } from './http/log.ts';
import { serve } from './http/serve.ts';
import { readInstallationKey } from './installation-key/installation-key.ts';
import { personalKey } from './personal-values/personal-key.ts';
import { composeRuns } from './runs/compose-runs.ts';
import { readShellSettings } from './runs/shell-settings.ts';
import { overdueCompletions } from './tasks/overdue-completions.ts';
import { payloadKey } from './temporal/codec/payload-key.ts';

const DRAIN_WITHIN_MS = 10_000;

type Injected = Pick<Parts, 'compileProcedure' | 'checkDecisionFile'>;

/**
 * Starts the API and what goes on behind it. `stop` lets requests under way finish, then what is
 * behind, and lets go of Postgres last.
 */
export async function startServer(
  config: Config,
  injected: Injected,
): Promise<{ stop: () => Promise<void> }> {
  const key = await readInstallationKey(config.keyFile, config.production ? 'refuse' : 'make');
  const connection = connect(config.databaseUrl);
  const { production, trustedProxies, webAppFolder } = config;
  const { db } = connection;
  const log = createLog(config.logLevel);
  const runs = composeRuns({
    db,
    databaseUrl: config.databaseUrl,
    clock: systemClock,
    log,
    key: payloadKey(key),
    personalKey: personalKey(key),
    temporal: {
      address: config.temporalAddress,
      namespace: config.temporalNamespace,
      uiUrl: config.temporalUiUrl,
    },
    shellSettings: readShellSettings(process.env),
    intervals: JOB_INTERVALS,
  });
  const health = {
    probes: temporalProbes(runs.temporal),
    overdue: [...overdueOfRuns(db), overdueCompletions(db)],
  };
  const given = {
    ...injected,
    connection,
    key,
    log,
    production,
    trustedProxies,
    webAppFolder,
    runs,
    health,
  };
  const { app, endStreams, close } = compose(given);
  try {
    const server = await serve(app, config.host, config.port);
    runs.begin();
    return {
      async stop() {
        await drain(server, DRAIN_WITHIN_MS, endStreams);
        await runs.stop();
        await close();
      },
    };
  } catch (error) {
    await runs.stop();
    await close();
    throw error;
  }
}
