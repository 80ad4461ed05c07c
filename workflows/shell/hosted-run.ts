import type { Command } from '../interpret/command.ts';
import type { Occurrence } from '../interpret/occurrence.ts';
import { initialState, type ProcedureState } from '../interpret/state.ts';
import type { Delivery, RunInput } from '../messages.ts';
import type { Instant } from '../plan/ids.ts';
import { createUnwritten, type Unwritten } from './unwritten.ts';

/** One run as the shell holds it between activations. */
export interface HostedRun {
  readonly input: RunInput;
  state: ProcedureState;
  inbox: readonly Occurrence[];
  queue: Command[];
  known: string[];
  lastOccurrenceNo: number;
  clockOffsetMs: number;
  readonly unwritten: Unwritten;
  /** A late timer waits until it is known what the server had taken before it was due. */
  isInDoubt: boolean;
  /** What was taken before that is known, on the run's clock; -Infinity before the first question. */
  knownUpTo: Instant;
}

/** How many accepted operation ids a run remembers; older ones are found as facts. */
const KNOWN_IDS = 500;

/** The run as it was carried here, or a new one with its start in the inbox. */
export function restoreRun(input: RunInput): HostedRun {
  const { start, carried } = input;
  return {
    input,
    state:
      carried?.state ??
      initialState({ runId: start.runId, zone: start.zone, at: start.at, caller: start.caller }),
    inbox: carried?.inbox ?? [start.occurrence],
    queue: [...(carried?.queue ?? [])],
    known: [...(carried?.known ?? [])],
    lastOccurrenceNo: carried?.lastOccurrenceNo ?? 0,
    clockOffsetMs: carried?.clockOffsetMs ?? start.clockOffsetMs,
    unwritten: createUnwritten(),
    isInDoubt: false,
    knownUpTo: -Infinity,
  };
}

/**
 * The argument with which the run goes on in the next workflow execution, which asks for itself
 * what came before a late timer.
 */
export function carryRun(run: HostedRun): RunInput {
  return {
    ...run.input,
    carried: {
      state: run.state,
      inbox: run.inbox,
      queue: run.queue,
      known: run.known,
      lastOccurrenceNo: run.lastOccurrenceNo,
      clockOffsetMs: run.clockOffsetMs,
    },
  };
}

/** Puts an occurrence into the inbox once, however often it is told; false when it is known. */
export function takeOnce(run: HostedRun, occurrence: Occurrence): boolean {
  if (run.known.includes(occurrence.id)) return false;
  run.known.push(occurrence.id);
  if (run.known.length > KNOWN_IDS) run.known.shift();
  run.inbox = [...run.inbox, occurrence];
  return true;
}

export function takeDelivery(run: HostedRun, { occurrences, clockOffsetMs }: Delivery): void {
  if (clockOffsetMs !== undefined) run.clockOffsetMs = Math.max(run.clockOffsetMs, clockOffsetMs);
  for (const occurrence of occurrences) takeOnce(run, occurrence);
}

export const isClosed = (run: Pick<HostedRun, 'state'>): boolean =>
  run.state.status !== 'created' && run.state.status !== 'running';
