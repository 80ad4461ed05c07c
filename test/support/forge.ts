import type { Database } from '../../server/db/connect.ts';
import { writeTogether } from '../../server/db/write-together.ts';
import { factHash, FIRST_PREVIOUS_HASH } from '../../server/facts/fact-hash.ts';
import { createFactStore, insertFacts } from '../../server/facts/fact-store.ts';
import { createRunHeadStore } from '../../server/runs/run-head-store.ts';
import { createRunStore } from '../../server/runs/run-store.ts';
import { advance } from '../../workflows/interpret/advance.ts';
import type { Fact } from '../../workflows/interpret/fact.ts';
import type { Installation } from './installation.ts';

const OF_RUN = ['facts', 'occurrences', 'tasks', 'open_elements', 'subscriptions', 'incidents'];
const RECORDED = [
  'run_timers',
  'run_variables',
  'message_deliveries',
  'run_archives',
  'run_epochs',
];
const TABLES = [...OF_RUN, ...RECORDED];

/** Does something as a superuser who has switched off what protects the tables. */
export const asForger = (db: Database, work: (db: Database) => Promise<unknown>): Promise<void> =>
  db.transaction(async (transaction) => {
    await transaction.raw('set local session_replication_role = replica');
    await work(transaction);
  });

/** The names, in quotes, of those columns of a table that are not computed. */
export async function columnsOf(db: Database, table: string): Promise<string> {
  const rows: { column_name: string }[] = await db('information_schema.columns')
    .where({ table_schema: 'public', table_name: table, is_generated: 'NEVER' })
    .select('column_name');
  return rows.map((row) => `"${row.column_name}"`).join();
}

/** Changes what is stored of a run, looks, and puts everything back as it was. */
export async function whileForged<T>(
  { db }: Installation,
  runId: string,
  forge: (db: Database) => Promise<unknown>,
  look: () => Promise<T>,
): Promise<T> {
  await db.raw('drop schema if exists kept cascade');
  await db.raw('create schema kept');
  for (const table of TABLES)
    await db.raw('create table kept.?? as select * from ?? where run_id = ?', [
      table,
      table,
      runId,
    ]);
  await db.raw('create table kept.runs as select * from runs where id = ?', [runId]);
  await db.raw('create table kept.plans as select * from plans');
  await asForger(db, forge);
  try {
    return await look();
  } finally {
    await asForger(db, async (forger) => {
      for (const table of TABLES) await forger(table).where({ run_id: runId }).delete();
      await forger('runs').where({ id: runId }).delete();
      await forger('plans').delete();
      for (const table of [...TABLES, 'runs', 'plans']) {
        const columns = await columnsOf(forger, table);
        await forger.raw(`insert into ?? (${columns}) select ${columns} from kept.??`, [
          table,
          table,
        ]);
      }
    });
  }
}

/** Writes these facts in place of the run's, well chained, with a row that fits them. */
export async function rechain(
  db: Database,
  { organisationId }: Installation,
  runId: string,
  facts: readonly Fact[],
): Promise<void> {
  const heads = createRunHeadStore(db);
  const head = await heads.find(organisationId, runId);
  if (head === null) throw new Error(`No run ${runId}`);
  let previousHash = FIRST_PREVIOUS_HASH;
  const chained = facts.map((fact) => {
    const hash = factHash(previousHash, head, fact);
    const link = { fact, previousHash, hash };
    previousHash = hash;
    return link;
  });
  await db('facts').where({ run_id: runId }).delete();
  await writeTogether(db, insertFacts(head, chained));
  const lastSeq = facts.at(-1)?.seq ?? 0;
  await heads.update({ ...head, lastSeq, lastHash: previousHash }, null, new Date());
}

/** The facts that the occurrences give as they are stored now. */
export async function derivedFacts(
  db: Database,
  { organisationId, readPlan }: Installation,
  runId: string,
): Promise<Fact[]> {
  const head = await createRunHeadStore(db).find(organisationId, runId);
  const runs = createRunStore(db);
  const origin = await runs.origin(organisationId, runId);
  let state = await runs.initialState(organisationId, runId);
  if (head === null || origin === null || state === null) throw new Error(`No run ${runId}`);
  const plan = await readPlan(organisationId, origin.planHash);
  const facts: Fact[] = [];
  for (const { occurrence } of await createFactStore(db).occurrences(head, 1, head.lastSeq)) {
    const advanced = advance(plan, state, occurrence);
    facts.push(...advanced.facts);
    state = advanced.state;
  }
  return facts;
}
