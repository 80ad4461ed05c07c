import { contentHash } from '../../workflows/plan/plan-hash.ts';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Actor } from '../../workflows/interpret/occurrence.ts';

/** By what a message is known; the same id may come again with another name or key. */
export interface MessageIdentity {
  readonly organisationId: string;
  readonly name: string;
  /** Empty: no run waits for it, it can only start runs. */
  readonly key: string;
  readonly id: string;
}

/**
 * The points of sale whose runs may get a message: those that its publisher sees. A run of no point
 * of sale is everybody's.
 */
export type Reach = 'all' | readonly string[];

/** Something that happened outside, for whichever runs wait for it (BPMN 2.0 §8.4.11). */
export interface Message extends MessageIdentity {
  readonly reach: Reach;
  readonly variables: Variables;
  readonly publishedBy: Actor | null;
  /** When the server received it, on the organisation's clock. */
  readonly publishedAt: Date;
  /** From then on nobody gets it any more; at `publishedAt` when it must be taken at once. */
  readonly expiresAt: Date;
}

/** One hour, as in Camunda 8's examples. */
export const DEFAULT_TIME_TO_LIVE_MS = 3_600_000;
export const LONGEST_TIME_TO_LIVE_MS = 366 * 24 * 3_600_000;
/** An id is known for at least a day, however short its message lived. */
export const KNOWN_FOR_MS = 24 * 3_600_000;

export const isAlive = ({ expiresAt }: Pick<Message, 'expiresAt'>, now: Date): boolean =>
  expiresAt.getTime() > now.getTime();

/** Until when the message's id must be known (organisation's clock). */
export const keepUntil = ({ publishedAt, expiresAt }: Message): Date =>
  new Date(Math.max(expiresAt.getTime(), publishedAt.getTime() + KNOWN_FOR_MS));

/** The id of the occurrence by which a run takes the message for one of its subscriptions. */
export const occurrenceIdOf = (messageId: string, subscription: number): string =>
  `message/${messageId}/${subscription}`;

/**
 * The idempotency key of the run that a message starts: for ever one a message id, key and
 * process. A hash, because keys are what customers typed (decision 28).
 */
export const startKeyOf = ({ name, key, id }: MessageIdentity, processId: string): string =>
  `${contentHash([name, key, id])}/${processId}`;

/** Where runs that messages started have their idempotency keys. */
export const START_SOURCE = 'message';
