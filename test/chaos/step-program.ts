import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import { readInstallationKey } from '../../server/installation-key/installation-key.ts';
import { dataConverter } from '../../server/temporal/codec/data-converter.ts';
import { payloadKey } from '../../server/temporal/codec/payload-key.ts';
import { BUSINESS_ERROR, type StepInput } from '../../workflows/messages.ts';
import { pause } from './pause.ts';
import { openBook } from './performed.ts';
import { STEP_QUEUE } from './step-queue.ts';
import { createRandom } from './random.ts';

// A program of somebody else that serves the steps of the chaos procedures: it does the effect,
// writes that down, and only then answers, sometimes late and sometimes with a failure.
const env = z
  .object({
    TEMPORAL_ADDRESS: z.string(),
    ROTEIRO_KEY_FILE: z.string(),
    CHAOS_BOOK: z.string(),
    CHAOS_SEED: z.coerce.number(),
  })
  .parse(process.env);

const LONGEST_MS = 1200;
const FAILS = 0.05;

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const random = createRandom(env.CHAOS_SEED).fork('steps');
const write = openBook(env.CHAOS_BOOK);

async function perform({ idempotencyKey }: StepInput): Promise<void> {
  await pause(random.between(0, LONGEST_MS / 2));
  write({ key: idempotencyKey, by: 'queue' });
  await pause(random.between(0, LONGEST_MS / 2));
  if (random.chance(FAILS))
    throw ApplicationFailure.create({ type: 'TROPECOU', message: 'Again.' });
}

const activities = {
  async caosPasso(input: StepInput) {
    await perform(input);
    return { variables: { recibo: input.idempotencyKey } };
  },
  async caosRecusa(input: StepInput) {
    await perform(input);
    const details = [{ code: 'RECUSADO', message: 'Not today.', variables: {} }];
    throw ApplicationFailure.create({ type: BUSINESS_ERROR, nonRetryable: true, details });
  },
};

const connection = await NativeConnection.connect({ address: env.TEMPORAL_ADDRESS });
const worker = await Worker.create({
  connection,
  taskQueue: STEP_QUEUE,
  activities,
  dataConverter: dataConverter(
    payloadKey(await readInstallationKey(env.ROTEIRO_KEY_FILE, 'refuse')),
  ),
  shutdownGraceTime: 0,
});
process.once('disconnect', () => process.exit());
process.send?.({ ready: true });
try {
  await worker.run();
} finally {
  process.exit(1);
}
