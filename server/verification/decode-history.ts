import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import proto, { type temporal } from '@temporalio/proto';
import { z } from 'zod';
import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import { ACTIVITY } from '../../workflows/messages.ts';
import { createPayloadCodec } from '../temporal/codec/payload-codec.ts';
import type { PayloadKey } from '../temporal/codec/payload-key.ts';
import { linksOf, type HistoryLinks } from '../temporal/history-links.ts';

type Event = temporal.api.history.v1.IHistoryEvent;
const { EventType } = proto.temporal.api.enums.v1;

/** A write as the workflow asked for it; `done` when the history has its end. */
export interface WrittenBatch {
  readonly event: number;
  readonly done: boolean;
  /** The activity's arguments. */
  readonly input: JsonValue;
}

/** What one execution's history says of its run. */
export interface DecodedPart extends HistoryLinks {
  readonly workflowType: string;
  /** The workflow's arguments. */
  readonly inputs: JsonValue;
  readonly writes: readonly WrittenBatch[];
  /** What was answered to those who asked for a called run to be started. */
  readonly calls: readonly JsonValue[];
  /** How the execution ended; null while it goes on. */
  readonly ended: string | null;
}

const ENDINGS: Readonly<Record<number, string>> = {
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED]: 'completed',
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED]: 'failed',
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT]: 'timed-out',
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED]: 'cancelled',
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED]: 'terminated',
  [EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW]: 'continued',
};

const json = z.json();

/**
 * Reads an execution's history (protobuf `temporal.api.history.v1.History`).
 * @throws when a payload is of another key, was changed, or is no JSON
 */
export async function decodeHistory(bytes: Uint8Array, key: PayloadKey): Promise<DecodedPart> {
  const codec = createPayloadCodec(key);
  const decode = async (payloads: readonly Payload[] | null | undefined): Promise<JsonValue> => {
    const plain = await codec.decode([...(payloads ?? [])]);
    return plain.map((payload) => json.parse(defaultPayloadConverter.fromPayload(payload)));
  };
  const { events } = proto.temporal.api.history.v1.History.decode(bytes);
  const first = events[0]?.workflowExecutionStartedEventAttributes;
  const last: Event | undefined = events.at(-1);
  if (first == null || last === undefined) throw new Error('It does not begin with a start.');
  const done = new Map(
    events.flatMap(({ activityTaskCompletedEventAttributes: completed }) =>
      completed == null ? [] : [[Number(completed.scheduledEventId), completed] as const],
    ),
  );
  const writes: WrittenBatch[] = [];
  const calls: JsonValue[] = [];
  for (const { eventId, activityTaskScheduledEventAttributes: scheduled } of events) {
    const event = Number(eventId);
    const answer = done.get(event);
    if (scheduled?.activityType?.name === ACTIVITY.record)
      writes.push({
        event,
        done: answer !== undefined,
        input: await decode(scheduled.input?.payloads),
      });
    else if (scheduled?.activityType?.name === ACTIVITY.startCalled && answer !== undefined)
      calls.push(await decode(answer.result?.payloads));
  }
  return {
    ...linksOf(events),
    workflowType: first.workflowType?.name ?? '',
    inputs: await decode(first.input?.payloads),
    writes,
    calls,
    ended: ENDINGS[last.eventType ?? 0] ?? null,
  };
}
