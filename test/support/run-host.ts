import type { RunGateway } from '../../server/temporal/run-gateway.ts';
import type { Occurrence } from '../../workflows/interpret/occurrence.ts';
import type { RecordInput } from '../../workflows/messages.ts';
import { createHost, type Host } from '../../workflows/shell/host.ts';
import { isClosed } from '../../workflows/shell/hosted-run.ts';

/** Runs where Temporal would host them: the same core, and the same writer of facts. */
export interface RunHost extends RunGateway {
  /** Lets something happen in a run that is not written before the next thing happens. */
  secretly(runId: string, occurrence: Occurrence): void;
  /** What runs are told stays with them unread until `release`. */
  hold(): void;
  release(): void;
  /** The run is gone, as when somebody terminates it in Temporal. */
  lose(runId: string): void;
}

export function hostRuns(record: (input: RecordInput) => Promise<void>): RunHost {
  const hosts = new Map<string, Host>();
  const turns = new Map<string, Promise<void>>();
  let gate: Promise<void> = Promise.resolve();
  let open: () => void = () => undefined;

  /** One turn of a run after the other, each written before the next. */
  async function turn(runId: string, host: Host, tell: () => void): Promise<void> {
    const before = turns.get(runId) ?? Promise.resolve();
    const next = before.then(async () => {
      tell();
      host.turn(Date.now());
      const batches = host.takeBatches();
      if (batches.length === 0) return;
      await record({ batches });
      host.written(batches);
    });
    turns.set(
      runId,
      next.catch(() => undefined),
    );
    await next;
  }

  const never = (): never => {
    throw new Error('Nothing asks for this here.');
  };
  return {
    async start({ input }) {
      const { runId } = input.start;
      if (hosts.has(runId)) return;
      const host = createHost([input]);
      hosts.set(runId, host);
      await turn(runId, host, () => undefined);
    },

    async signal({ runId, occurrences }) {
      await gate;
      const host = hosts.get(runId);
      const run = host?.runs.get(runId);
      if (host === undefined || run === undefined || isClosed(run)) return false;
      await turn(runId, host, () => {
        const fresh = occurrences.filter(({ id }) => !run.known.includes(id));
        run.known.push(...fresh.map(({ id }) => id));
        host.deliver(runId, fresh);
      });
      return true;
    },

    secretly(runId, occurrence) {
      const host = hosts.get(runId);
      host?.deliver(runId, [occurrence]);
      host?.turn(Date.now());
    },

    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    lose: (runId) => void hosts.delete(runId),
    update: never,
    describe: never,
    firstPart: never,
    history: never,
    findHistory: never,
  };
}
