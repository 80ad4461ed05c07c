import { inShort } from './api-client.ts';
import type { SentMessage } from './ledger.ts';
import { pause } from './pause.ts';
import type { Scenario } from './scenario.ts';

const TWICE = 0.3;
const LATEST_MS = 8000;

interface Wish {
  readonly name: string;
  readonly order: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Publishes a message until it is acknowledged, sometimes twice: the id counts once. */
export async function sendMessage(scenario: Scenario, wish: Wish): Promise<void> {
  const { ledger, random, client, over, token } = scenario;
  const { name, order, variables } = wish;
  const message: SentMessage = { id: `${name}-${order}`, name, order, acknowledged: 0 };
  ledger.messages.push(message);
  const body = {
    name,
    correlationKey: order,
    variables,
    timeToLive: 'PT2H',
    messageId: message.id,
  };
  const request = { method: 'POST' as const, path: '/api/messages', token, body };
  const times = random.chance(TWICE) ? 2 : 1;
  const publish = async (): Promise<void> => {
    const answer = await client.insist(request, over);
    if (answer === null) return;
    if (answer.status < 300) message.acknowledged += 1;
    else ledger.wrong.push(`message ${message.id} was answered ${inShort(answer)}`);
  };
  await Promise.all(Array.from({ length: times }, publish));
}

/** What a run of `caosMensagens` waits for, at moments that may be before it waits. */
export async function sendMessagesTo(scenario: Scenario, order: string): Promise<void> {
  const names = ['CaosResposta', 'CaosNota', 'CaosDesistencia'];
  await Promise.all(
    names.map(async (name) => {
      const random = scenario.random.fork(name);
      await pause(random.between(0, LATEST_MS), scenario.over);
      await sendMessage({ ...scenario, random }, { name, order, variables: { nota: name } });
    }),
  );
}
