import { Runtime } from '@temporalio/worker';
import { createLog, loggedError } from '../server/http/log.ts';
import { readInstallationKey } from '../server/installation-key/installation-key.ts';
import { personalKey } from '../server/personal-values/personal-key.ts';
import { readShellSettings } from '../server/runs/shell-settings.ts';
import { payloadKey } from '../server/temporal/codec/payload-key.ts';
import { workflowBundleFile } from '../server/temporal/bundle-workflows.ts';
import { composeWorker } from './compose.ts';
import { readWorkerConfig } from './config.ts';
import { startWorker } from './create-worker.ts';
import { temporalLogger } from './temporal-logger.ts';

const config = readWorkerConfig(process.env);
const log = createLog(config.logLevel);
// Signals are ours to hear: the worker finishes or hands back before anything else is let go.
Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });

const installation = await readInstallationKey(config.keyFile, 'refuse');
const key = payloadKey(installation);
const shellSettings = readShellSettings(process.env);
const composed = composeWorker({
  config,
  key,
  personalKey: personalKey(installation),
  shellSettings,
  log,
});
const worker = await startWorker({
  address: config.temporalAddress,
  namespace: config.temporalNamespace,
  key,
  bundle: await workflowBundleFile(config.dataFolder),
  activities: composed.activities,
  maxCachedRuns: config.maxCachedRuns,
});

const stop = (): void => {
  worker.stop().catch(() => undefined);
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// The launcher is gone: nobody would ever stop this process.
process.once('disconnect', stop);
process.send?.({ ready: true });

try {
  await worker.finished;
} catch (error) {
  log.error({ err: loggedError(error) }, 'the worker failed');
  process.exitCode = 1;
} finally {
  await composed.close();
  process.exit();
}
