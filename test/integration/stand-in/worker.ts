import { Client } from 'pg';
import { onShutdown, reportReady } from '../../../launcher/child.ts';

/** Holds a piece of work that takes a while to finish, and needs the database for it. */
const alive = setInterval(() => undefined, 60_000);
onShutdown(async () => {
  clearInterval(alive);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const client = new Client({ connectionString: process.env['DATABASE_URL'] });
  await client.connect();
  await client.query('create table if not exists finished (id int generated always as identity)');
  await client.query('insert into finished default values');
  await client.end();
  console.log('finished what it held');
});
reportReady();
