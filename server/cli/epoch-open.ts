import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { OpenEpochDeps } from '../epochs/open-epoch.ts';
import { movedClock, systemClock } from '../clock/clock.ts';
import { connect, type Database } from '../db/connect.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { openEpoch } from '../epochs/open-epoch.ts';
import { AppError, sentence } from '../errors/create-error.ts';
import { readInstallationKey } from '../installation-key/installation-key.ts';
import { createOrganisationStore } from '../organisations/organisation-store.ts';
import { organisationId as readOrganisationId } from '../people/person.ts';
import { personalKey } from '../personal-values/personal-key.ts';
import { createProtectValues } from '../personal-values/protect-values.ts';
import { createReadPersonalNames } from '../personal-values/read-personal-names.ts';
import { createReadPlan } from '../runs/read-plan.ts';
import { reason as readReason } from '../runs/run-contract.ts';
import { findOrganisationOfRun } from '../runs/find-organisation-of-run.ts';
import { payloadKey } from '../temporal/codec/payload-key.ts';
import { connectTemporal } from '../temporal/connect-temporal.ts';
import { createRunGateway } from '../temporal/create-run-gateway.ts';
import { UsageError, type Command } from './command.ts';
import { findInstallation } from './find-installation.ts';
import { terminalLanguage } from './terminal-language.ts';

export const epochOpenCommand: Command = {
  name: ['epoch', 'open'],
  usage: 'epoch open RUN --reason TEXT [--language en|pt]',
  summary:
    'Let a run go on that stands still because its workflow was reset or an older database restored.',
  async run(args, output) {
    const { runId, reason, language } = readWords(args);
    const { databaseUrl, keyFile, temporalAddress, temporalNamespace } = await findInstallation();
    if (keyFile === undefined)
      throw new Error("Set ROTEIRO_KEY_FILE to the file that holds the installation's key.");
    const installation = await readInstallationKey(keyFile, 'refuse');
    const key = payloadKey(installation);
    const connection = connect(databaseUrl);
    const temporal = connectTemporal({
      address: temporalAddress,
      namespace: temporalNamespace,
      key,
    });
    const { db } = connection;
    const ofPersons = personalKey(installation);
    const personal = {
      personalKey: ofPersons,
      protectValues: createProtectValues(ofPersons),
      readPersonalNames: createReadPersonalNames(db, createReadPlan(db)),
    };
    try {
      const deps = { gateway: createRunGateway(temporal), key, personal };
      const { epoch, after, cause } = await open(db, deps, { runId, reason });
      output.print(`${runId}\tepoch ${epoch}\tafter fact ${after.seq}\t${cause}`);
      return 0;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      output.warn(sentence(error.code, error.details, language));
      return 1;
    } finally {
      await Promise.all([temporal.close(), connection.close()]);
    }
  },
};

async function open(
  db: Database,
  deps: OpenEpochDeps,
  { runId, reason }: { readonly runId: string; readonly reason: string },
) {
  const organisationId = await findOrganisationOfRun(db, runId);
  if (organisationId === null) throw new Error(`There is no run ${runId}: check the id.`);
  const organisation = await createOrganisationStore(db).find(
    readOrganisationId.parse(organisationId),
  );
  const askedAt = movedClock(systemClock, organisation?.clockOffsetMs ?? 0).now();
  return inTransaction(db, (transaction) =>
    openEpoch(transaction, deps, {
      organisationId,
      runId,
      reason,
      actor: { kind: 'installation', command: 'epoch open' },
      askedAt,
      at: systemClock.now(),
    }),
  );
}

function readWords(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const [runId, more] = positionals;
  if (more !== undefined || !z.uuid().safeParse(runId).success || runId === undefined)
    throw new UsageError('Name one run by its id.');
  const reason = readReason.safeParse(values.reason);
  if (!reason.success) throw new UsageError('Say why with --reason: the record keeps it.');
  return { runId, reason: reason.data, language: terminalLanguage(values.language) };
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const options = { reason: text, language: text } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
