import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../test/support/api.ts';
import { connect } from '../db/connect.ts';

let api: TestApi;
beforeAll(async () => {
  // Nothing listens there: none of this needs a database.
  api = await startApi(connect('postgres://nobody@127.0.0.1:1/none'));
});
afterAll(() => api.close());

async function get(path: string, language = 'en', method = 'GET') {
  const headers = { 'accept-language': language };
  const response = await fetch(api.url + path, { method, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

it('says at the root what is running, and where to go on, in the reader’s language', async () => {
  const english = await get('/');
  expect([english.status, english.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=utf-8',
  ]);
  expect(english.text).toContain('<html lang="en">');
  expect(english.text).toContain('<h1>Roteiro is running</h1>');
  const portuguese = await get('/', 'pt-BR,pt;q=0.9,en;q=0.5');
  expect(portuguese.text).toContain('<html lang="pt-BR">');
  expect(portuguese.headers.get('content-language')).toBe('pt-BR');
  for (const { text, headers } of [english, portuguese]) {
    expect(headers.get('vary')).toContain('Accept-Language');
    expect(text).toContain('README.md');
    const links = [...text.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href);
    expect(links).toEqual(['/api/openapi.json', '/api/health']);
  }
  expect((await get('/api/openapi.json')).status).toBe(200);
});

it('loads nothing from elsewhere and runs nothing, and its policy lets only its own style in', async () => {
  const { text, headers } = await get('/');
  const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining(["default-src 'none'", `style-src 'sha256-${hash}'`]),
  );
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(text).not.toMatch(/<script|<img|\sstyle=|\son\w+=|https?:\/\//);
});

it('fits a narrow screen and follows light and dark', async () => {
  const { text } = await get('/');
  expect(text).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  expect(text).toMatch(/color-scheme:light dark/);
  // No width that a screen of 390 px has not, and no colour that one of the themes could hide.
  expect(text).not.toMatch(/[^-]width:\s*\d+(px|rem)|#[0-9a-f]{3,6}\b|rgb/);
});

it('answers programs in JSON and people in plain words where there is nothing', async () => {
  const program = await get('/api/nothing');
  expect([program.status, JSON.parse(program.text)]).toMatchObject([
    404,
    { error: { code: 'ROUTE_NOT_FOUND' } },
  ]);
  const person = await get('/pagina', 'pt');
  expect([person.status, person.headers.get('content-type')]).toEqual([
    404,
    'text/plain; charset=utf-8',
  ]);
  expect(person.text).toBe('Não há nada neste endereço. O que está em execução aparece em /\n');
  expect((await get('/', 'en', 'POST')).status).toBe(404);
  expect((await get('/%c0%ae%c0%ae/etc/passwd')).status).toBe(404);
  expect((await get('/', 'en', 'HEAD')).text).toBe('');
});
