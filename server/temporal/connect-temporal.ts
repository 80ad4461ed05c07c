import { Client, Connection } from '@temporalio/client';
import { dataConverter } from './codec/data-converter.ts';
import type { PayloadKey } from './codec/payload-key.ts';

/** The task queue on which runs and our own activities are worked on (decision 11). */
export const RUN_QUEUE = 'roteiro';

export interface TemporalOptions {
  /** `host:port`. */
  readonly address: string;
  readonly namespace: string;
  readonly key: PayloadKey;
}

export interface TemporalConnection {
  readonly client: Client;
  readonly connection: Connection;
  readonly namespace: string;
  close(): Promise<void>;
}

/** After an outage: gRPC itself would leave a Temporal that is back alone for up to two minutes. */
const LONGEST_RECONNECT_MS = 3000;

/** Connects at the first use: a Temporal that is away is no reason not to start (decision 19). */
export function connectTemporal({ address, namespace, key }: TemporalOptions): TemporalConnection {
  const connection = Connection.lazy({
    address,
    connectTimeout: '5 seconds',
    channelArgs: { 'grpc.max_reconnect_backoff_ms': LONGEST_RECONNECT_MS },
  });
  const client = new Client({ connection, namespace, dataConverter: dataConverter(key) });
  return { client, connection, namespace, close: () => connection.close() };
}
