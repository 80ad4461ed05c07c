import path from 'node:path';
import { portIsFree } from './before-dependencies/port.mjs';
import type { DataFolder } from './data-folder.ts';
import type { Restartable } from './keep-running.ts';
import { choosePorts } from './ports.ts';
import { binariesVersion, findBinaries } from './postgres/find-binaries.ts';
import {
  clusterVersion,
  startPostgres,
  stopLeftPostgres,
  type RunningPostgres,
} from './postgres/start-postgres.ts';
import { ProblemAtStart } from './problem-at-start.ts';
import { step, type Say } from './progress.ts';
import { findTemporal } from './temporal/find-temporal.ts';
import {
  hasData,
  startTemporal,
  stopLeftTemporal,
  type RunningTemporal,
} from './temporal/start-temporal.ts';
import { recordedVersion, recordVersion, refusal, type Part } from './versions.ts';

interface Options {
  readonly folder: DataFolder;
  readonly say: Say;
  readonly signal: AbortSignal;
}

/** Brings up the embedded Postgres, unless another major version wrote its data. */
export async function bringUpPostgres(options: Options): Promise<Restartable<RunningPostgres>> {
  const { folder } = options;
  const found = binariesVersion(findBinaries());
  const place = { root: folder.root, part: folder.postgres };
  const refused = refusal('postgres', clusterVersion(folder.postgres), found, place);
  if (refused !== null) throw new ProblemAtStart(refused);
  await stopLeftPostgres(folder.postgres);
  const log = path.join(folder.logs, 'postgres.log');
  const title = `Postgres ${found}`;
  const server = await startOnFreePorts(options, 'postgres', title, ['port'], ({ port }) => {
    return (signal) => startPostgres({ folder: folder.postgres, port, log, signal });
  });
  recordVersion(folder.versions, 'postgres', server.running.version);
  return server;
}

/** Brings up the embedded Temporal, fetched where it must be, unless it cannot take its data. */
export async function bringUpTemporal(options: Options): Promise<Restartable<RunningTemporal>> {
  const { folder, say, signal } = options;
  const spareCache = path.join(folder.root, 'cache');
  const binary = await findTemporal({ say, signal, spareCache });
  const recorded = hasData(folder.temporal)
    ? recordedVersion(folder.versions, 'temporal')
    : undefined;
  const place = { root: folder.root, part: folder.temporal };
  const refused = refusal('temporal', recorded, binary.serverVersion, place);
  if (refused !== null) throw new ProblemAtStart(refused);
  await stopLeftTemporal(folder.temporal);
  const log = path.join(folder.logs, 'temporal.log');
  const title = `Temporal ${binary.serverVersion}`;
  const names = ['grpc', 'ui', 'http'] as const;
  const server = await startOnFreePorts(options, 'temporal', title, names, (ports) => {
    return (until) => startTemporal({ folder: folder.temporal, ports, binary, log, signal: until });
  });
  recordVersion(folder.versions, 'temporal', server.running.version);
  return server;
}

/**
 * Starts a server on the ports it had before, or others; and once more on others when somebody
 * else took one between the look and the start.
 */
async function startOnFreePorts<T, Name extends string>(
  { folder, say, signal }: Options,
  part: Part,
  title: string,
  names: readonly Name[],
  startOn: (ports: Record<Name, number>) => (signal: AbortSignal) => Promise<T>,
): Promise<Restartable<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const file = path.join(folder.ports, `${part}.json`);
    const ports = await choosePorts(file, names);
    const start = startOn(ports);
    try {
      return { running: await step(say, title, () => start(signal)), start };
    } catch (error) {
      const free = await Promise.all(names.map((name) => portIsFree(ports[name], ['127.0.0.1'])));
      if (signal.aborted || attempt === 3 || free.every(Boolean)) throw error;
    }
  }
}
