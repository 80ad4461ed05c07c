import type { Knex } from 'knex';

export async function up(db: Knex): Promise<void> {
  await db.schema.raw(`
    create table products (
      organisation_id uuid not null,
      id uuid not null,
      code text not null,
      name text not null,
      category text not null,
      unit_price_cents bigint not null,
      warranty_months integer not null,
      hidden_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null,
      constraint products_pkey primary key (organisation_id, id),
      constraint products_organisation_fkey
        foreign key (organisation_id) references organisations (id),
      constraint products_code_unique unique (organisation_id, code),
      constraint products_price_not_negative check (unit_price_cents >= 0),
      constraint products_warranty_not_negative check (warranty_months >= 0)
    )`);
  await db.schema.raw(`
    create table items (
      organisation_id uuid not null,
      id uuid not null,
      product_id uuid not null,
      serial_number text not null,
      point_of_sale_id uuid not null,
      sale_date date not null,
      delivery_date date,
      warranty_end date not null,
      hidden_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null,
      constraint items_pkey primary key (organisation_id, id),
      constraint items_product_fkey
        foreign key (organisation_id, product_id) references products (organisation_id, id),
      constraint items_point_of_sale_fkey
        foreign key (organisation_id, point_of_sale_id)
        references points_of_sale (organisation_id, id),
      constraint items_serial_number_unique unique (organisation_id, product_id, serial_number),
      constraint items_delivered_after_sale
        check (delivery_date is null or delivery_date >= sale_date),
      constraint items_warranty_ends_after_sale check (warranty_end >= sale_date)
    )`);
  await db.schema.raw(
    'create index items_serial_number_index on items (organisation_id, serial_number)',
  );
}

export async function down(db: Knex): Promise<void> {
  await db.schema.raw('drop table items');
  await db.schema.raw('drop table products');
}
