import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../workflows', import.meta.url));
const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));

const code = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

it('reads the sources that it judges', () => {
  expect(sources.map(({ file }) => file)).toContain('run-procedure.ts');
});

it('never races promises in a workflow: the loser’s timer or activity would stay open', () => {
  const racing = sources.filter(({ text }) => /Promise\.(race|any)\b/.test(code(text)));

  expect(racing.map(({ file }) => file)).toEqual([]);
});

it('applies the start and registers its handlers before anything waits', () => {
  const whole = code(sources.find(({ file }) => file === 'run-procedure.ts')?.text ?? '');
  const body = whole.slice(whole.indexOf('async function runProcedure'));
  const at = (what: RegExp): number => body.search(what);

  expect(at(/host\.turn\(/)).toBeGreaterThan(0);
  expect(at(/registerHandlers\(/)).toBeGreaterThan(at(/host\.turn\(/));
  expect(at(/\bawait\b/)).toBeGreaterThan(at(/registerHandlers\(/));
});

it('registers handlers in one synchronous function, each of them synchronous', () => {
  const text = code(sources.find(({ file }) => file === 'shell/register-handlers.ts')?.text ?? '');

  expect(text).toContain('setHandler(');
  expect(text).not.toMatch(/\basync\b|\bawait\b|\.then\(/);
  const others = sources.filter((source) => /\bsetHandler\(/.test(code(source.text)));
  expect(others.map(({ file }) => file)).toEqual(['shell/register-handlers.ts']);
});

it('exports one workflow, the default, so that every type is a process id', () => {
  const text = code(sources.find(({ file }) => file === 'index.ts')?.text ?? '').trim();

  expect(text).toBe("export { runProcedure as default } from './run-procedure.ts';");
});
