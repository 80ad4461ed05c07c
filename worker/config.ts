import { z } from 'zod';

const needed = (what: string) => z.string({ error: `is missing: ${what}` }).min(1, what);
const environment = z.object({
  DATABASE_URL: needed('the address of the Postgres database'),
  TEMPORAL_ADDRESS: needed('the host and port of the Temporal server'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  ROTEIRO_DATA: needed('the folder to keep files in'),
  ROTEIRO_KEY_FILE: needed("the file that holds the installation's key"),
  ROTEIRO_HTTP_ALLOW: z.string().default(''),
  ROTEIRO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ROTEIRO_MAX_CACHED_RUNS: z.coerce.number().int().min(2).default(500),
});

const SECRET = 'ROTEIRO_SECRET_';

export interface WorkerConfig {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly dataFolder: string;
  readonly keyFile: string;
  /** Inner `host:port` that `http` steps may reach. */
  readonly httpAllowed: ReadonlySet<string>;
  readonly logLevel: string;
  readonly maxCachedRuns: number;
  /** What `{{secrets.NAME}}` stands for: the variable ROTEIRO_SECRET_NAME. */
  readonly secret: (name: string) => string | undefined;
}

/** Reads the environment; throws one sentence that names every variable that is wrong. */
export function readWorkerConfig(env: Readonly<Record<string, string | undefined>>): WorkerConfig {
  const read = environment.safeParse(env);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new Error(`The worker cannot start with this environment: ${wrong.join('; ')}.`);
  }
  const { data } = read;
  return {
    databaseUrl: data.DATABASE_URL,
    temporalAddress: data.TEMPORAL_ADDRESS,
    temporalNamespace: data.TEMPORAL_NAMESPACE,
    dataFolder: data.ROTEIRO_DATA,
    keyFile: data.ROTEIRO_KEY_FILE,
    httpAllowed: new Set(data.ROTEIRO_HTTP_ALLOW.split(',').filter((host) => host !== '')),
    logLevel: data.ROTEIRO_LOG_LEVEL,
    maxCachedRuns: data.ROTEIRO_MAX_CACHED_RUNS,
    secret: (name) => env[`${SECRET}${name}`],
  };
}
