import { z } from 'zod';

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'must be the address of a Postgres database, such as postgres://user:password@host:5432/roteiro',
    ),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(
      /^[^\s:]+:\d+$/,
      'must be the host and port of a Temporal server, such as localhost:7233',
    ),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_UI_URL: z.url().optional(),
  PORT: z.coerce.number().int().min(1, 'must be a port').max(65535, 'must be a port').default(8080),
  ROTEIRO_HOST: z.string().min(1, 'must be an address to listen on').optional(),
  ROTEIRO_DATA: z.string().min(1, 'must be a folder to keep files in'),
  ROTEIRO_KEY_FILE: z.string().min(1, "must be the file that holds the installation's key"),
  ROTEIRO_WEB_APP: z.string().min(1, 'must be the folder of the built web app').optional(),
  ROTEIRO_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  ROTEIRO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.string().default('development'),
});

export interface Config {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  /** Where Temporal shows workflows to people; null where it does not. */
  readonly temporalUiUrl: string | null;
  readonly port: number;
  /**
   * Where the server listens. Outside production only on this machine: there are accounts with known
   * passwords. `::` is everywhere.
   */
  readonly host: string;
  readonly dataFolder: string;
  readonly keyFile: string;
  /** The folder of the built web app; null where there is none. */
  readonly webAppFolder: string | null;
  /** How many proxies in front of the server set X-Forwarded-For. */
  readonly trustedProxies: number;
  readonly logLevel: string;
  /** In production cookies need TLS, nothing moves a clock, and there are no example people. */
  readonly production: boolean;
}

/** Reads the environment; throws one sentence that names every variable that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    const wrong = read.error.issues.map(
      ({ path, message }) =>
        `${path.join('.')} ${env[String(path[0])] === undefined ? 'is missing' : message}`,
    );
    throw new Error(`Roteiro cannot start with this environment: ${wrong.join('; ')}.`);
  }
  const { data } = read;
  const production = data.NODE_ENV === 'production';
  return {
    databaseUrl: data.DATABASE_URL,
    temporalAddress: data.TEMPORAL_ADDRESS,
    temporalNamespace: data.TEMPORAL_NAMESPACE,
    temporalUiUrl: data.TEMPORAL_UI_URL ?? null,
    port: data.PORT,
    host: data.ROTEIRO_HOST ?? (production ? '::' : '127.0.0.1'),
    dataFolder: data.ROTEIRO_DATA,
    keyFile: data.ROTEIRO_KEY_FILE,
    webAppFolder: data.ROTEIRO_WEB_APP ?? null,
    trustedProxies: data.ROTEIRO_TRUSTED_PROXIES,
    logLevel: data.ROTEIRO_LOG_LEVEL,
    production,
  };
}
