import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../test/support/api.ts';
import { connect } from '../db/connect.ts';

// In a folder with a dot, as the data folder has one.
const root = mkdtempSync(path.join(tmpdir(), 'roteiro-web-app-'));
const folder = path.join(root, '.data', 'web-app');
let api: TestApi;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), '<title>Roteiro</title>');
  writeFileSync(path.join(folder, 'assets', 'app-1a2b.js'), 'export {};');
  writeFileSync(path.join(folder, '.hidden'), 'not for anyone');
  // Nothing listens there: none of this needs a database.
  const connection = connect('postgres://nobody@127.0.0.1:1/none');
  api = await startApi(connection, { webAppFolder: folder });
});
afterAll(async () => {
  await api.close();
  rmSync(root, { recursive: true });
});

const get = (place: string, accept = 'text/html') =>
  fetch(api.url + place, { headers: { accept } });

it.each(['/', '/tasks', '/runs/01900000-0000-7000-8000-000000000001/replay?seq=3'])(
  'gives the app at %s, which nobody keeps and which runs only what is ours',
  async (place) => {
    const response = await get(place);
    expect([response.status, await response.text()]).toEqual([200, '<title>Roteiro</title>']);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'; ");
    expect(policy).toContain("frame-ancestors 'none'");
  },
);

it('lets what is named by its content be kept for a year', async () => {
  const response = await get('/assets/app-1a2b.js', '*/*');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

it.each(['/assets/gone.js', '/.hidden', '/..%2f..%2fpackage.json'])(
  'has nothing at %s for a program',
  async (place) => {
    expect((await get(place, 'application/javascript')).status).toBe(404);
  },
);

it('leaves the API to itself', async () => {
  const response = await get('/api/nothing-here');
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('application/json');
});
