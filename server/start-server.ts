import { compose, type Parts } from './compose.ts';
import type { Config } from './config.ts';
import { connect } from './db/connect.ts';
import { drain } from './http/drain.ts';
import { createLog } from './http/log.ts';
import { serve } from './http/serve.ts';
import { readInstallationKey } from './installation-key/installation-key.ts';

const DRAIN_WITHIN_MS = 10_000;

type Injected = Pick<Parts, 'compileProcedure' | 'checkDecisionFile' | 'health'>;

/** Starts the API. `stop` lets requests under way finish, then lets go of Postgres. */
export async function startServer(
  config: Config,
  injected: Injected,
): Promise<{ stop: () => Promise<void> }> {
  const key = await readInstallationKey(config.keyFile, config.production ? 'refuse' : 'make');
  const connection = connect(config.databaseUrl);
  const { production, trustedProxies } = config;
  const log = createLog(config.logLevel);
  const { app, close } = compose({ ...injected, connection, key, log, production, trustedProxies });
  try {
    const server = await serve(app, config.port);
    return {
      async stop() {
        await drain(server, DRAIN_WITHIN_MS);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
