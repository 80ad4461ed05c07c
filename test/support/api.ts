import { z } from 'zod';
import { fixedClock, type FixedClock } from '../../server/clock/fixed-clock.ts';
import { compose, type Parts } from '../../server/compose.ts';
import type { Connection } from '../../server/db/connect.ts';
import { readDecisionFile } from '../../server/decisions/check-decision-file.ts';
import { drain } from '../../server/http/drain.ts';
import { createLog } from '../../server/http/log.ts';
import { serve } from '../../server/http/serve.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import type { RunServices } from '../../server/runs/run-services.ts';
import { compileForTest } from './compile-for-test.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** The code of the error, or null. */
  readonly code: string | null;
}

export interface TestApi {
  readonly url: string;
  readonly clock: FixedClock;
  readonly call: Call;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

const errorBody = z.object({ error: z.object({ code: z.string() }) });

/** For tests in which nothing is started. */
export const noRuns: RunServices = {
  listener: { on: () => () => undefined, onReconnect: () => () => undefined },
  startRun: () => Promise.reject(new Error('Nothing runs in this test.')),
  dispatcher: {
    deliverNow: () => Promise.resolve({ kind: 'pending' }),
    deliverHeld: () => Promise.resolve({ kind: 'pending' }),
    delivered: () => [],
  },
  awaitWritten: () => Promise.resolve(null),
  publishMessage: () => Promise.reject(new Error('Nothing runs in this test.')),
  awaitMessage: () => Promise.reject(new Error('Nothing runs in this test.')),
  readPlan: () => Promise.reject(new Error('Nothing is published in this test.')),
  openEpoch: () => Promise.reject(new Error('Nothing runs here.')),
  temporalPageOf: () => null,
};

export type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

/** Calls an API by its address. */
export const callsTo =
  (url: string): Call =>
  async (method, path, { body, token, cookie, headers = {} } = {}) => {
    const response = await fetch(url + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
    });
    const text = await response.text();
    const read: unknown = text === '' ? null : JSON.parse(text);
    const error = errorBody.safeParse(read);
    const code = error.success ? error.data.error.code : null;
    return { status: response.status, headers: response.headers, body: read, code };
  };

/** The API as it runs, on a port of its own. Closing it closes the connection too. */
export async function startApi(
  connection: Connection,
  parts: Partial<
    Pick<
      Parts,
      | 'log'
      | 'signInLimits'
      | 'health'
      | 'compileProcedure'
      | 'runs'
      | 'webAppFolder'
      | 'checkSessionsEveryMs'
    >
  > = {},
): Promise<TestApi> {
  const clock = fixedClock('2026-03-02T12:00:00Z');
  const composed = compose({
    connection,
    clock,
    key: installationKey('ab'.repeat(32)),
    log: createLog('silent'),
    production: false,
    trustedProxies: 0,
    runs: noRuns,
    health: { probes: [], overdue: [] },
    compileProcedure: compileForTest,
    checkDecisionFile: readDecisionFile,
    ...parts,
  });
  const server = await serve(composed.app, '127.0.0.1', 0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    clock,
    call: callsTo(url),
    async close() {
      await drain(server, 1000, composed.endStreams);
      await composed.close();
    },
  };
}
