// npm run history:record -- RUN NAME: keeps a run of the installation that runs from this checkout.
import { findInstallation } from '../../server/cli/find-installation.ts';
import { connect } from '../../server/db/connect.ts';
import { readInstallationKey } from '../../server/installation-key/installation-key.ts';
import { createReadPlan } from '../../server/runs/read-plan.ts';
import { payloadKey } from '../../server/temporal/codec/payload-key.ts';
import { connectTemporal } from '../../server/temporal/connect-temporal.ts';
import { createRunGateway } from '../../server/temporal/create-run-gateway.ts';
import { recordRun } from './record-run.ts';

const [runId, name] = process.argv.slice(2);
if (runId === undefined || name === undefined || !/^[a-z0-9-]+$/.test(name)) {
  console.error(
    'Say which run to keep, and under what name: npm run history:record -- RUN my-name',
  );
  process.exit(2);
}
const found = await findInstallation();
if (found.keyFile === undefined) throw new Error("Set ROTEIRO_KEY_FILE to the installation's key.");
const key = payloadKey(await readInstallationKey(found.keyFile, 'refuse'));
const database = connect(found.databaseUrl);
const temporal = connectTemporal({
  address: found.temporalAddress,
  namespace: found.temporalNamespace,
  key,
});
try {
  const { db } = database;
  const row: { organisation_id: string } | undefined = await db('runs')
    .where({ id: runId })
    .first('organisation_id');
  if (row === undefined) throw new Error(`There is no run ${runId}.`);
  const gateway = createRunGateway(temporal);
  const deps = { db, gateway, readPlan: createReadPlan(db), key };
  await recordRun({ ...deps, organisationId: row.organisation_id }, runId, name);
  console.log(`Kept as test/replay/histories/${name}.json. Read it before you commit it.`);
} finally {
  await temporal.close();
  await database.close();
}
