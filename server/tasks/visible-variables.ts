import { z } from 'zod';
import type { Variables } from '../../workflows/expressions/json-value.ts';
import type { Database } from '../db/connect.ts';

const found = z.object({
  rows: z.array(
    z.object({
      name: z.string(),
      value: z.custom<Variables[string]>((value) => value !== undefined),
    }),
  ),
});

/**
 * The named variables as an open token sees them: its own first, then those of the scopes around
 * it, as `workflows/interpret/variables.ts` has it. Names that are nowhere are absent.
 */
export async function findVisibleVariables(
  db: Database,
  place: { readonly organisationId: string; readonly runId: string; readonly token: number },
  names: readonly string[],
): Promise<Variables> {
  if (names.length === 0) return {};
  const { organisationId, runId, token } = place;
  const result: unknown = await db.raw(
    `with recursive around (holder, depth) as (
       select ?::integer, 0
       union all
       select element.scope, around.depth + 1 from around
         join open_elements as element
           on element.organisation_id = ? and element.run_id = ? and element.token = around.holder)
     select distinct on (variable.name) variable.name, variable.value from run_variables as variable
       join around on around.holder = variable.holder
     where variable.organisation_id = ? and variable.run_id = ? and variable.name = any(?::text[])
     order by variable.name, around.depth`,
    [token, organisationId, runId, organisationId, runId, [...names]],
  );
  const { rows } = found.parse(result);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
