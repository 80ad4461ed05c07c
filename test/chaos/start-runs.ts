import { z } from 'zod';
import { inShort, type Answer } from './api-client.ts';
import type { SentRun } from './ledger.ts';
import { pause } from './pause.ts';
import type { Scenario } from './scenario.ts';
import { sendMessage, sendMessagesTo } from './send-messages.ts';

/** By turns; `caosPedido` is begun by a message. */
const PROCESSES = [
  'caosTarefas',
  'caosPassos',
  'caosMensagens',
  'caosChamada',
  'caosPedido',
] as const;
const ASK_AGAIN_MS = 200;
const TWICE = 0.2;

const started = z.object({ runId: z.string() });

export interface Starting {
  readonly runs: number;
  /** Where an `http` step of the procedures goes. */
  readonly stepUrl: string;
  /** How much of the chaos is over, 0 to 1: runs begin all along it. */
  readonly progress: () => number;
}

/** Starts the runs while the chaos goes on, some of them with the same request sent twice. */
export async function startRuns(scenario: Scenario, starting: Starting): Promise<void> {
  const { over } = scenario;
  const random = scenario.random.fork('starts');
  const begun: Promise<void>[] = [];
  const atOnce = Math.min(4, starting.runs);
  while (begun.length < starting.runs && !over.aborted) {
    const allowed = atOnce + starting.progress() * (starting.runs - atOnce);
    if (begun.length >= Math.floor(allowed)) await pause(ASK_AGAIN_MS, over);
    else {
      const processId = PROCESSES[begun.length % PROCESSES.length] ?? PROCESSES[0];
      const of = { ...scenario, random: random.fork(String(begun.length)) };
      begun.push(startOne(of, begun.length + 1, processId, starting.stepUrl));
    }
  }
  await Promise.all(begun);
}

async function startOne(
  scenario: Scenario,
  no: number,
  processId: string,
  stepUrl: string,
): Promise<void> {
  const { ledger, random } = scenario;
  const order = `pedido-${no}`;
  await pause(random.between(0, 1500), scenario.over);
  if (processId === 'caosPedido') {
    await sendMessage(scenario, { name: 'CaosPedido', order, variables: { pedido: order } });
    return;
  }
  const run: SentRun = { key: `start-${no}`, processId, order, runIds: [] };
  ledger.runs.push(run);
  const variables = { pedido: order, enderecoDoPasso: stepUrl };
  const times = random.chance(TWICE) ? 2 : 1;
  const request = {
    method: 'POST' as const,
    path: '/api/runs',
    token: scenario.token,
    key: run.key,
    body: { processId, businessKey: order, variables },
  };
  const answers = await Promise.all(
    Array.from({ length: times }, () => scenario.client.insist(request, scenario.over)),
  );
  for (const answer of answers) hear(scenario, run, answer);
  if (processId === 'caosMensagens') await sendMessagesTo(scenario, order);
}

function hear({ ledger }: Scenario, run: SentRun, answer: Answer | null): void {
  if (answer === null) return;
  const read = started.safeParse(answer.body);
  if (answer.status < 300 && read.success) run.runIds.push(read.data.runId);
  else ledger.wrong.push(`${run.key} was answered ${inShort(answer)}`);
}
