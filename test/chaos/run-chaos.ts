import { setMaxListeners } from 'node:events';
import { z } from 'zod';
import { connect, type Database } from '../../server/db/connect.ts';
import { createClient } from './api-client.ts';
import { disturb } from './disturb.ts';
import { doTasks } from './do-tasks.ts';
import { checkAll } from './invariants/check-all.ts';
import { checkTemporal } from './invariants/check-temporal.ts';
import { checkVerified } from './invariants/check-verified.ts';
import { collectEvidence } from './invariants/evidence.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import type { ChaosOptions } from './options.ts';
import { makeToken } from './make-token.ts';
import type { Performed } from './performed.ts';
import { publishProcedures } from './publish-procedures.ts';
import { createRandom } from './random.ts';
import type { ChaosResult } from './report.ts';
import type { Scenario } from './scenario.ts';
import { serveHttpSteps, serveQueueSteps } from './serve-steps.ts';
import { startRoteiro, type Roteiro } from './start-roteiro.ts';
import { startRuns } from './start-runs.ts';
import { until } from './until.ts';

const PEOPLE = 3;
/** So few that runs continue as new again and again (decision 7). */
const CONTINUE_AFTER_EVENTS = 40;

type Say = (line: string) => void;

/**
 * Starts Roteiro, lets runs, people, messages and steps go on while its programs are killed and
 * taken away, and then says what does not hold. The data folder stays where something does not.
 */
export async function runChaos(options: ChaosOptions, say: Say): Promise<ChaosResult> {
  const began = performance.now();
  const random = createRandom(options.seed);
  const httpSteps = await serveHttpSteps(random.fork('http'));
  const roteiro = await startRoteiro({
    ROTEIRO_HTTP_ALLOW: httpSteps.host,
    ROTEIRO_CONTINUE_AFTER_EVENTS: String(CONTINUE_AFTER_EVENTS),
  });
  const queueSteps = await serveQueueSteps(roteiro, options.seed);
  httpSteps.open(queueSteps.book);
  say(`Roteiro runs, data in ${roteiro.dataFolder}`);
  let clean = false;
  try {
    const stepUrl = `http://${httpSteps.host}/`;
    const { evidence, wrong, unverified, continued } = await inTrouble({
      options,
      roteiro,
      stepUrl,
      say,
      performed: () => queueSteps.performed(),
    });
    if ((await roteiro.stop()) !== 0) wrong.push('npm start did not end in order');
    clean = wrong.length === 0;
    const verified = { runs: evidence.runs.length, failed: unverified };
    const seconds = (performance.now() - began) / 1000;
    return { options, evidence, wrong, verified, continued, seconds };
  } finally {
    queueSteps.stop();
    httpSteps.close();
    await roteiro.stop();
    if (clean) roteiro.remove();
    else say(`Data and logs stay in ${roteiro.dataFolder}`);
  }
}

interface Trouble {
  readonly options: ChaosOptions;
  readonly roteiro: Roteiro;
  readonly stepUrl: string;
  readonly performed: () => Performed[];
  readonly say: Say;
}

/** Makes the trouble and says what came of it. */
async function inTrouble(trouble: Trouble) {
  const { roteiro, say } = trouble;
  const ledger = emptyLedger();
  const connection = connect(roteiro.installation.databaseUrl);
  const { db } = connection;
  try {
    await makeTrouble(trouble, ledger, db);
    const evidence = await collectEvidence(db, ledger, trouble.performed());
    say(`collected ${evidence.facts.length} facts of ${evidence.runs.length} runs; verifying them`);
    const temporal = await checkTemporal(roteiro.installation, evidence);
    const unverified = await checkVerified(roteiro, evidence);
    const wrong = [...ledger.wrong, ...checkAll(evidence), ...temporal.wrong, ...unverified];
    return { evidence, wrong, unverified: unverified.length, continued: temporal.continued };
  } finally {
    await connection.close();
  }
}

/** Ends when every run has closed, or the time to settle is over. */
async function makeTrouble(
  { options, roteiro, stepUrl, say }: Trouble,
  ledger: Ledger,
  db: Database,
): Promise<void> {
  const client = createClient(roteiro.url, ledger);
  const administrator = await roteiro.administrator();
  await publishProcedures(client, administrator);
  const coordinator = (name: string): Promise<string> =>
    makeToken(client, administrator, 'coordinator', name);
  const over = new AbortController();
  setMaxListeners(0, over.signal);
  const random = createRandom(options.seed);
  const token = await coordinator('chaos, what starts runs');
  const scenario: Scenario = { client, ledger, random, token, over: over.signal };
  const names = Array.from({ length: PEOPLE }, (_, index) => `chaos, person ${index + 1}`);
  const tokens = await Promise.all(names.map(coordinator));
  const people = tokens.map((own, index) =>
    doTasks({ ...scenario, token: own, random: random.fork(`person ${index}`) }),
  );
  const trouble = disturb(scenario, roteiro, options, say);
  const progress = (): number => trouble.progress();
  let allSent = false;
  const starting = startRuns(scenario, { runs: options.runs, stepUrl, progress }).then(() => {
    allSent = true;
  });
  await trouble.run();
  say('no more trouble; waiting for every run to close');
  const settled = async (): Promise<boolean> => allSent && (await isSettled(db));
  if (!(await until(settled, options.settleSeconds * 1000)))
    ledger.wrong.push(`not everything came to its end within ${options.settleSeconds} s`);
  over.abort();
  await Promise.all([...people, starting]);
}

const settledRow = z.object({ rows: z.tuple([z.object({ settled: z.boolean() })]) });

/** No run is open, and nothing is on its way that could open one. */
async function isSettled(db: Database): Promise<boolean> {
  const found: unknown = await db.raw(`select
    not exists (select from runs where closed_at is null)
    and not exists (select from message_starts where state <> 'started')
    and not exists (select from message_matches where state = 'sent')
    and not exists (select from outbox where state = 'pending') as settled`);
  return settledRow.parse(found).rows[0].settled;
}
