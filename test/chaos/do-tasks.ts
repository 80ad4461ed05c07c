import { z } from 'zod';
import { inShort } from './api-client.ts';
import type { SentCompletion } from './ledger.ts';
import { pause } from './pause.ts';
import type { Scenario } from './scenario.ts';

const taskList = z.object({
  items: z.array(z.object({ id: z.string(), runId: z.string(), elementId: z.string() })),
});
type Task = z.output<typeof taskList>['items'][number];

/** Only a message or a timer ends these. */
const NOBODY_DOES: readonly string[] = ['esperarDesistencia', 'ninguemFaz'];
const LOOK_AGAIN_MS = 300;
const LONGEST_WORK_MS = 2500;
const TWICE_AT_ONCE = 0.2;
const ONCE_MORE = 0.2;
const WITH_ANOTHER_KEY = 0.2;
const APPROVES = 0.7;

/**
 * A person at work until everything is over: takes a task, does it, completes it, and asks again
 * with the same key whenever no answer came. Sometimes twice at once, once more, or with another
 * key, which must be refused.
 */
export async function doTasks(scenario: Scenario): Promise<void> {
  const { client, random, over, token } = scenario;
  while (!over.aborted) {
    const path = '/api/tasks?candidate=me&limit=200';
    const answer = await client.insist({ method: 'GET', path, token }, over);
    const found = taskList.safeParse(answer?.body);
    const open = found.success ? found.data.items : [];
    const task = random.pick(open.filter(({ elementId }) => !NOBODY_DOES.includes(elementId)));
    if (task === undefined) await pause(LOOK_AGAIN_MS, over);
    else if (await claim(scenario, task)) await work(scenario, task);
  }
}

async function claim({ client, over, token }: Scenario, { id }: Task): Promise<boolean> {
  const path = `/api/tasks/${id}/claim`;
  const answer = await client.insist({ method: 'POST', path, token }, over);
  return answer?.status === 200;
}

async function work(scenario: Scenario, task: Task): Promise<void> {
  const { random, over } = scenario;
  await pause(random.between(0, LONGEST_WORK_MS), over);
  const first = sending(scenario, task, 'a');
  await Promise.all(random.chance(TWICE_AT_ONCE) ? [first(), first()] : [first()]);
  if (random.chance(ONCE_MORE)) await first();
  if (random.chance(WITH_ANOTHER_KEY)) await sending(scenario, task, 'b')();
}

/** Each call sends the same request; what is answered stands in the ledger. */
function sending(scenario: Scenario, task: Task, which: string): () => Promise<void> {
  const { client, ledger, random, over, token } = scenario;
  const { id: taskId, runId, elementId } = task;
  const key = `${which}-${taskId}`;
  const sent: SentCompletion = { key, taskId, runId, elementId, answers: [] };
  ledger.completions.push(sent);
  const approves = random.chance(APPROVES);
  const values = { carimbo: key, aprovado: approves, aceito: approves };
  const path = `/api/tasks/${taskId}/complete`;
  const request = { method: 'POST' as const, path, token, key, body: { values } };
  return async () => {
    const answer = await client.insist(request, over);
    if (answer !== null) sent.answers.push(inShort(answer));
  };
}
