import pg from 'pg';

const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
await client.connect();
await client.query('create table if not exists starts (id int generated always as identity)');
await client.query('insert into starts default values');
await client.end();
