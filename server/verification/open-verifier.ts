import { DefaultLogger, Runtime } from '@temporalio/worker';
import { connect } from '../db/connect.ts';
import { readInstallationKey } from '../installation-key/installation-key.ts';
import { personalKey } from '../personal-values/personal-key.ts';
import { workflowBundleFile } from '../temporal/bundle-workflows.ts';
import { payloadKey } from '../temporal/codec/payload-key.ts';
import { connectTemporal } from '../temporal/connect-temporal.ts';
import { createRunGateway } from '../temporal/create-run-gateway.ts';
import { createVerifyRun } from './verify-run.ts';

export interface VerifierPlace {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly keyFile: string;
  /** Where workers keep the bundled workflow code. */
  readonly dataFolder: string;
}

/** A verifier with connections of its own, for a process that does nothing else. */
export async function openVerifier(place: VerifierPlace) {
  // What FEEL says of times without a zone must be what it said in the worker.
  process.env['TZ'] = 'UTC';
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), shutdownSignals: [] });
  const installation = await readInstallationKey(place.keyFile, 'refuse');
  const key = payloadKey(installation);
  const connection = connect(place.databaseUrl);
  const temporal = connectTemporal({
    address: place.temporalAddress,
    namespace: place.temporalNamespace,
    key,
  });
  return {
    verifyRun: createVerifyRun({
      db: connection.db,
      gateway: createRunGateway(temporal),
      key,
      personalKey: personalKey(installation),
      bundle: () => workflowBundleFile(place.dataFolder),
    }),
    async close(): Promise<void> {
      await Promise.all([temporal.close(), connection.close()]);
    },
  };
}
