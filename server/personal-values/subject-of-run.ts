import { z } from 'zod';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Database } from '../db/connect.ts';

/** Every procedure names its customer so: a reference, never a name. */
const CUSTOMER = 'cliente';
const customer = z.object({ ref: z.string().min(1).max(200) });

/** Whom a run's personal values are about: `cliente.ref` in what is given, else in the run. */
export async function subjectOfRun(
  db: Database,
  organisationId: string,
  runId: string,
  values: Variables,
): Promise<string | null> {
  const given = customer.safeParse(values[CUSTOMER]);
  if (given.success) return given.data.ref;
  const row = await db('run_variables')
    .where({ organisation_id: organisationId, run_id: runId, holder: 0, name: CUSTOMER })
    .first<{ value: unknown } | undefined>('value');
  const held = customer.safeParse(row?.value);
  return held.success ? held.data.ref : null;
}
