import { Runtime } from '@temporalio/worker';
import { createLog } from '../../../server/http/log.ts';
import { DEFAULT_SHELL_SETTINGS } from '../../../workflows/messages.ts';
import { workflowBundleFile } from '../../../server/temporal/bundle-workflows.ts';
import { composeWorker } from '../../../worker/compose.ts';
import { readWorkerConfig } from '../../../worker/config.ts';
import { startWorker } from '../../../worker/create-worker.ts';
import { temporalLogger } from '../../../worker/temporal-logger.ts';
import { readWorkerEnvironment, serveUntilStopped } from '../worker-environment.ts';

// The published worker, with one step more: the one that does nothing.
const { address, dataFolder, key, personalKey } = readWorkerEnvironment();
const log = createLog('warn');
Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });

const config = readWorkerConfig({ ...process.env, ROTEIRO_KEY_FILE: 'none' });
const composed = composeWorker({
  config,
  key,
  personalKey,
  shellSettings: DEFAULT_SHELL_SETTINGS,
  log,
});
const activities = {
  ...composed.activities,
  work: () => Promise.resolve({ variables: { done: true } }),
};
const worker = await startWorker({
  address,
  namespace: config.temporalNamespace,
  key,
  bundle: await workflowBundleFile(dataFolder),
  activities,
  maxCachedRuns: config.maxCachedRuns,
});
await serveUntilStopped(worker, () => composed.close());
process.exit();
