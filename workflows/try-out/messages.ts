import type { Variables } from '../expressions/json-value.ts';
import type { Subscription } from '../interpret/token.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { indexPlan, nodeOf } from '../plan/plan-index.ts';
import type { ElementId } from '../plan/ids.ts';
import { evaluateAtStart } from './evaluate-at-start.ts';
import { startRun } from './start-run.ts';
import { nextId, tell, type PublishedMessage, type TriedRun, type World } from './world.ts';

/** How long a message waits for a receiver where nothing is said: one hour. */
export const DEFAULT_TIME_TO_LIVE_MS = 3_600_000;

export interface MessageToPublish {
  readonly name: string;
  readonly key: string;
  readonly variables: Variables;
  readonly timeToLiveMs: number;
  /** The same id counts once for a name and key. */
  readonly messageId: string | null;
}

/** Publishes a message; those that wait for it, now or in its time to live, get it in `settle`. */
export function publishMessage(world: World, message: MessageToPublish): void {
  if (!isNew(world, message)) return;
  const published = createMessage(world, message);
  deliver(world, published);
  if (message.timeToLiveMs > 0) world.messages.push(published);
}

/** Delivers at once; false when nobody waits for it. */
export function correlateMessage(
  world: World,
  message: Omit<MessageToPublish, 'timeToLiveMs' | 'messageId'>,
): boolean {
  return deliver(world, createMessage(world, { ...message, timeToLiveMs: 0, messageId: null }));
}

function isNew(world: World, { name, key, messageId }: MessageToPublish): boolean {
  if (messageId === null) return true;
  const identity = JSON.stringify([name, key, messageId]);
  if (world.knownMessages.has(identity)) return false;
  world.knownMessages.add(identity);
  return true;
}

function createMessage(world: World, message: MessageToPublish): PublishedMessage {
  return {
    id: message.messageId ?? nextId(world, 'message'),
    name: message.name,
    key: message.key,
    variables: message.variables,
    expiresAt: world.now + message.timeToLiveMs,
    takenBy: new Set(),
  };
}

/** Gives waiting messages to subscriptions that have opened since; false when none was taken. */
export function matchMessages(world: World): boolean {
  for (const message of world.messages)
    if (message.expiresAt > world.now && deliverToOpen(world, message)) return true;
  return false;
}

function deliver(world: World, message: PublishedMessage): boolean {
  const received = deliverToOpen(world, message);
  return deliverToStarts(world, message) || received;
}

/** To at most one subscription of each process id, the oldest first (decision 27). */
function deliverToOpen(world: World, message: PublishedMessage): boolean {
  let received = false;
  for (const { run, subscription } of waitingFor(world, message.name, message.key)) {
    if (message.takenBy.has(run.plan.processId)) continue;
    message.takenBy.add(run.plan.processId);
    received = true;
    tell(run, {
      kind: 'message-received',
      id: `${message.id}/${run.plan.processId}`,
      at: world.now,
      subscription: subscription.id,
      messageId: message.id,
      name: message.name,
      variables: message.variables,
      actor: null,
    });
  }
  return received;
}

export interface Waiting {
  readonly run: TriedRun;
  readonly subscription: Subscription;
}

/** The open subscriptions for a message, oldest first: runs in order of creation, then by id. */
export function waitingFor(world: World, name: string, key: string): readonly Waiting[] {
  return [...world.openRuns].flatMap((run) =>
    Object.values(run.state.subscriptions)
      .filter((subscription) => subscription.message === name && subscription.key === key)
      .map((subscription) => ({ run, subscription })),
  );
}

/** Starts one run of each procedure that begins with this message and has not taken it. */
function deliverToStarts(world: World, message: PublishedMessage): boolean {
  let started = false;
  for (const plan of world.procedures.values()) {
    if (message.takenBy.has(plan.processId)) continue;
    const element = plan.starts.find((id) => startsWith(world, plan, id, message.name));
    if (element === undefined) continue;
    message.takenBy.add(plan.processId);
    started = true;
    startRun(world, { plan, element, variables: message.variables, messageId: message.id });
  }
  return started;
}

function startsWith(world: World, plan: ExecutionPlan, id: ElementId, name: string): boolean {
  const node = nodeOf(indexPlan(plan), id);
  return node.type === 'messageStartEvent' && evaluateAtStart(world, node.message.name) === name;
}
