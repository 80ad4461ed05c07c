import path from 'node:path';
import { z } from 'zod';
import { readPort } from './before-dependencies/port.mjs';
import { ProblemAtStart } from './problem-at-start.ts';

export type DatabaseSetting =
  { readonly kind: 'embedded' } | { readonly kind: 'external'; readonly url: string };

export type TemporalSetting =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'external';
      readonly address: string;
      readonly namespace: string;
      readonly uiUrl: string | null;
    };

/** What `npm start` was asked to do. */
export interface Settings {
  readonly checkout: string;
  readonly dataFolder: string;
  readonly port: number;
  readonly watch: boolean;
  readonly nodeEnv: string;
  readonly database: DatabaseSetting;
  readonly temporal: TemporalSetting;
}

const given = z.string().trim().min(1).optional().catch(undefined);

const environment = z.object({
  PORT: z.string().optional(),
  ROTEIRO_DATA: given,
  DATABASE_URL: given,
  TEMPORAL_ADDRESS: given,
  TEMPORAL_NAMESPACE: given,
  TEMPORAL_UI_URL: given,
  NODE_ENV: given,
});

/**
 * Reads the environment and the arguments of the command line.
 * @throws ProblemAtStart when one makes no sense
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  checkout: string,
): Settings {
  const read = environment.parse(env);
  const port = readPort(read.PORT);
  if (port === null) {
    throw new ProblemAtStart(
      `PORT is "${read.PORT}", which is not a port. Set it to a number from 1 to 65535.`,
    );
  }
  return {
    checkout,
    dataFolder: path.resolve(read.ROTEIRO_DATA ?? path.join(checkout, '.data')),
    port,
    watch: args.includes('--watch'),
    nodeEnv: read.NODE_ENV ?? 'development',
    database: databaseFrom(read.DATABASE_URL),
    temporal: temporalFrom(read),
  };
}

function databaseFrom(url: string | undefined): DatabaseSetting {
  if (url === undefined) return { kind: 'embedded' };
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new ProblemAtStart('DATABASE_URL must begin with postgres:// or postgresql://');
  }
  return { kind: 'external', url };
}

/** The embedded server has the namespace `default` only. */
function temporalFrom(read: z.infer<typeof environment>): TemporalSetting {
  const address = read.TEMPORAL_ADDRESS;
  if (address === undefined) return { kind: 'embedded' };
  if (!/^[^\s/]+:\d+$/.test(address)) {
    throw new ProblemAtStart(`TEMPORAL_ADDRESS is "${address}"; it must be host:port`);
  }
  return {
    kind: 'external',
    address,
    namespace: read.TEMPORAL_NAMESPACE ?? 'default',
    uiUrl: read.TEMPORAL_UI_URL ?? null,
  };
}
