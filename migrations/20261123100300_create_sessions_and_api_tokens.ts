import type { Knex } from 'knex';

// A session is found before anyone knows whose it is, so its key is the random id alone;
// the organisation is inside. Likewise a token is looked up by its hash through a plain index.
export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table sessions (
      sid text not null,
      sess json not null,
      expire timestamptz not null,
      constraint sessions_pkey primary key (sid)
    )`);
  await db.schema.raw('create index sessions_expire_index on sessions (expire)');
  await db.schema.raw(
    `create index sessions_person_index on sessions ((sess ->> 'organisationId'), (sess ->> 'personId'))`,
  );
  await db.schema.raw(`
    create table api_tokens (
      organisation_id uuid not null,
      id uuid not null,
      name text not null,
      prefix text not null,
      token_hash text not null,
      role text not null,
      person_id uuid,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz,
      constraint api_tokens_pkey primary key (organisation_id, id),
      constraint api_tokens_organisation_fkey
        foreign key (organisation_id) references organisations (id),
      constraint api_tokens_person_fkey
        foreign key (organisation_id, person_id) references people (organisation_id, id),
      constraint api_tokens_hash_unique unique (organisation_id, token_hash),
      constraint api_tokens_role_known check (
        role in ('administrator', 'process-owner', 'coordinator', 'technician', 'auditor')
      )
    )`);
  await db.schema.raw('create index api_tokens_hash_index on api_tokens (token_hash)');
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table api_tokens');
  await db.schema.raw('drop table sessions');
}
