import type { Command } from '../interpret/command.ts';
import type { Occurrence } from '../interpret/occurrence.ts';
import { initialState, type ProcedureState } from '../interpret/state.ts';
import type { RunInput } from '../messages.ts';
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
  };
}

/** The argument with which the run goes on in the next workflow execution. */
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

export function rememberId(run: HostedRun, id: string): void {
  run.known.push(id);
  if (run.known.length > KNOWN_IDS) run.known.shift();
}

export const isClosed = (run: Pick<HostedRun, 'state'>): boolean =>
  run.state.status !== 'created' && run.state.status !== 'running';
