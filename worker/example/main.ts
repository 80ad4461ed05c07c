import path from 'node:path';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createLog, loggedError } from '../../server/http/log.ts';
import { readInstallationKey } from '../../server/installation-key/installation-key.ts';
import { dataConverter } from '../../server/temporal/codec/data-converter.ts';
import { payloadKey } from '../../server/temporal/codec/payload-key.ts';
import { readWorkerConfig } from '../config.ts';
import { temporalLogger } from '../temporal-logger.ts';
import { openEffects } from './effects.ts';
import { exampleToken } from './example-token.ts';
import { asActivity } from './job.ts';
import { exampleJobs } from './jobs.ts';
import { createPostMessage } from './post-message.ts';

/** The queue that the example procedures name. */
const TASK_QUEUE = 'exemplo';

const config = readWorkerConfig(process.env);
const log = createLog(config.logLevel);
Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });

const { databaseUrl, dataFolder } = config;
const tokenFile = path.join(dataFolder, 'secrets', 'example-worker-token');
const baseUrl = `http://localhost:${process.env['PORT'] ?? '8080'}`;
const postMessage = createPostMessage(baseUrl, () =>
  exampleToken({ databaseUrl, file: tokenFile }),
);
const effects = openEffects(path.join(dataFolder, 'example-effects.jsonl'));
const activities = Object.fromEntries(
  Object.entries(exampleJobs(postMessage)).map(([jobType, job]) => [
    jobType,
    asActivity(jobType, job, effects),
  ]),
);

const connection = await NativeConnection.connect({ address: config.temporalAddress });
const worker = await Worker.create({
  connection,
  namespace: config.temporalNamespace,
  taskQueue: TASK_QUEUE,
  activities,
  dataConverter: dataConverter(payloadKey(await readInstallationKey(config.keyFile, 'refuse'))),
  shutdownGraceTime: '8 seconds',
});

const stop = (): void => {
  if (worker.getState() === 'RUNNING') worker.shutdown();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// The launcher is gone: nobody would ever stop this process.
process.once('disconnect', stop);
process.send?.({ ready: true });

try {
  await worker.run();
} catch (error) {
  log.error({ err: loggedError(error) }, 'the example worker failed');
  process.exitCode = 1;
} finally {
  await connection.close();
  process.exit();
}
