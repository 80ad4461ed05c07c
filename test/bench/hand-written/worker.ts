import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { connect } from '../../../server/db/connect.ts';
import { createLog } from '../../../server/http/log.ts';
import { dataConverter, FAILURE_CONVERTER } from '../../../server/temporal/codec/data-converter.ts';
import { temporalLogger } from '../../../worker/temporal-logger.ts';
import { readWorkerEnvironment, serveUntilStopped } from '../worker-environment.ts';
import { createActivities } from './activities.ts';
import { QUEUE } from './messages.ts';

const { databaseUrl, address, key } = readWorkerEnvironment();
const logger = temporalLogger(createLog('warn'));
Runtime.install({ logger, shutdownSignals: [] });

const database = connect(databaseUrl);
const connection = await NativeConnection.connect({ address });
const workflowsPath = fileURLToPath(new URL('workflows.ts', import.meta.url));
const worker = await Worker.create({
  connection,
  taskQueue: QUEUE,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath,
    preloadModules: [workflowsPath],
    failureConverterPath: FAILURE_CONVERTER,
    logger,
  }),
  activities: createActivities(database.db),
  dataConverter: dataConverter(key),
  maxCachedWorkflows: 500,
  reuseV8Context: true,
  stickyQueueScheduleToStartTimeout: '3 seconds',
  shutdownGraceTime: '8 seconds',
});
const finished = worker.run();
await serveUntilStopped(
  {
    finished,
    async stop() {
      worker.shutdown();
      await finished;
    },
  },
  async () => {
    await Promise.all([connection.close(), database.close()]);
  },
);
process.exit();
