import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table people (
      organisation_id uuid not null,
      id uuid not null,
      email text not null,
      name text not null,
      roles text[] not null,
      functions text[] not null,
      language text not null,
      time_zone text not null,
      password_hash text,
      disabled_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null,
      constraint people_pkey primary key (organisation_id, id),
      constraint people_organisation_fkey foreign key (organisation_id) references organisations (id),
      constraint people_email_unique unique (organisation_id, email),
      constraint people_email_lower_case check (email = lower(email)),
      constraint people_language_known check (language in ('en', 'pt')),
      constraint people_roles_known check (
        roles <@ array['administrator', 'process-owner', 'coordinator', 'technician', 'auditor']
      )
    )`);
  await db.schema.raw('create index people_email_index on people (email)');
  await db.schema.raw(`
    create table points_of_sale (
      organisation_id uuid not null,
      id uuid not null,
      code text not null,
      name text not null,
      time_zone text not null,
      hidden_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null,
      constraint points_of_sale_pkey primary key (organisation_id, id),
      constraint points_of_sale_organisation_fkey
        foreign key (organisation_id) references organisations (id),
      constraint points_of_sale_code_unique unique (organisation_id, code)
    )`);
  await db.schema.raw(`
    create table people_points_of_sale (
      organisation_id uuid not null,
      person_id uuid not null,
      point_of_sale_id uuid not null,
      constraint people_points_of_sale_pkey
        primary key (organisation_id, person_id, point_of_sale_id),
      constraint people_points_of_sale_person_fkey
        foreign key (organisation_id, person_id) references people (organisation_id, id),
      constraint people_points_of_sale_point_of_sale_fkey
        foreign key (organisation_id, point_of_sale_id)
        references points_of_sale (organisation_id, id)
    )`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table people_points_of_sale');
  await db.schema.raw('drop table points_of_sale');
  await db.schema.raw('drop table people');
}
