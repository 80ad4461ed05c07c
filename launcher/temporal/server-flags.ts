/**
 * Settings of the embedded server, measured for runs at rest: the queues are polled without the
 * default pause of 50 ms a step, timers are due within 10 ms and not within a second, and a task
 * queue has one partition, for there is one machine.
 */
const DYNAMIC = {
  'history.transferProcessorMaxPollRPS': '2000',
  'history.timerProcessorMaxPollRPS': '2000',
  'history.timerProcessorMaxTimeShift': '"10ms"',
  'matching.numTaskqueueReadPartitions': '1',
  'matching.numTaskqueueWritePartitions': '1',
} as const;

/** Each commit is on the disk before it is acknowledged. */
const SQLITE = { journal_mode: 'WAL', synchronous: 'FULL' } as const;

export interface ServerPorts {
  readonly grpc: number;
  readonly ui: number;
  readonly http: number;
}

/** What to start the server with; `database` is its file, or null to keep everything in memory. */
export function serverFlags(ports: ServerPorts, database: string | null): string[] {
  return [
    'server',
    'start-dev',
    '--ip=127.0.0.1',
    `--port=${ports.grpc}`,
    `--ui-port=${ports.ui}`,
    `--http-port=${ports.http}`,
    '--ui-disable-news-fetch',
    '--log-level=warn',
    '--log-format=json',
    ...(database === null ? [] : ['--db-filename', database]),
    ...(database === null ? [] : pairs('--sqlite-pragma', SQLITE)),
    ...pairs('--dynamic-config-value', DYNAMIC),
  ];
}

function pairs(flag: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}
