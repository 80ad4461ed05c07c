import type { Database } from '../db/connect.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names of people by what tasks call them, their id or e-mail address; others are absent. */
export async function findAssigneeNames(
  db: Database,
  organisationId: string,
  assignees: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(assignees.filter((each) => each !== null))];
  const ids = asked.filter((each) => UUID.test(each));
  const emails = asked.filter((each) => each.includes('@'));
  if (ids.length === 0 && emails.length === 0) return new Map();
  const rows = await db<{ organisation_id: string; id: string; email: string; name: string }>(
    'people',
  )
    .where({ organisation_id: organisationId })
    .whereRaw('(id = any(?::uuid[]) or email = any(?::text[]))', [ids, emails])
    .select('id', 'email', 'name');
  return new Map(
    rows.flatMap(({ id, email, name }) => [[id, name] as const, [email, name] as const]),
  );
}
