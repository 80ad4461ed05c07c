import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { createArchiveRuns } from '../../server/background/archive-runs.ts';
import { systemClock } from '../../server/clock/clock.ts';
import { createLog } from '../../server/http/log.ts';
import { installationKey } from '../../server/installation-key/installation-key.ts';
import { organisationSettings } from '../../server/organisations/organisation.ts';
import { createOrganisationStore } from '../../server/organisations/organisation-store.ts';
import { organisationId as readOrganisationId } from '../../server/people/person.ts';
import { payloadKey } from '../../server/temporal/codec/payload-key.ts';
import type { RunGateway } from '../../server/temporal/run-gateway.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const organisationId = v7();
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const organisation = {
    id: readOrganisationId.parse(organisationId),
    slug: 'test',
    name: 'Test',
    kind: 'trial' as const,
    clockOffsetMs: 0,
    timeZone: 'UTC',
    settings: organisationSettings.parse({}),
    version: 1,
  };
  await createOrganisationStore(database.db).insert(organisation, new Date());
});

afterAll(() => database.close());

it('gets to runs behind many whose histories nobody has any more', async () => {
  await database.db.raw(
    `insert into runs (organisation_id, id, process_id, version, plan_hash, zone, source,
       idempotency_key, request_hash, status, started_month, started_at, closed_at, last_hash,
       updated_at)
     select ?, gen_random_uuid(), 'p', 1, '', 'UTC', 'test', number::text, '', 'terminated',
       '2026-11-01', now(), now(), '', now()
     from generate_series(1, 450) as number`,
    [organisationId],
  );
  const asked = new Set<string>();
  const gateway = {
    describe: (runId: string) => {
      asked.add(runId);
      return Promise.resolve(null);
    },
  } as RunGateway;
  const archive = createArchiveRuns({
    db: database.db,
    clock: systemClock,
    gateway,
    key: payloadKey(installationKey('ab'.repeat(32))),
    log: createLog('silent'),
  });

  for (let turn = 0; turn < 3; turn += 1) await archive();

  expect(asked.size).toBe(450);
});
