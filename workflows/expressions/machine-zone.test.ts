import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const expressions = [
  'now()',
  'today()',
  'string(now())',
  'now() - duration("P1D")',
  'now() > date and time("2023-11-14T20:00:00@Europe/Lisbon")',
  'date and time("2026-03-29T02:30:00@Europe/Paris")',
  'date and time(date("2026-03-29"), time("02:30:00"))',
  'time("10:00:00@America/Sao_Paulo")',
  'day of week(today())',
  '"ä" > "z"',
  'upper case("straße i")',
];

const program = (folder: URL): string => `
  const { evaluateExpression } = await import('${new URL('evaluate-expression.ts', folder).href}');
  const { nextCron } = await import('${new URL('time/cron.ts', folder).href}');
  const { parseDateTime } = await import('${new URL('time/date-time.ts', folder).href}');
  const clock = { now: 1700000000000, zone: 'America/Sao_Paulo' };
  const results = ${JSON.stringify(expressions)}.map((text) => evaluateExpression(text, {}, clock));
  results.push(nextCron('30 2 * * *', clock.now, 'Europe/Paris'), parseDateTime('2026-03-01', clock.zone));
  console.log(JSON.stringify(results));
`;

describe('the zone and the language of the machine', () => {
  it('change no result', () => {
    const source = program(new URL('./', import.meta.url));
    const results = ['UTC', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Apia'].map((zone) =>
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
        encoding: 'utf8',
        env: { ...process.env, TZ: zone, LANG: zone === 'UTC' ? 'C' : 'pt_BR.UTF-8' },
      }),
    );

    expect(new Set(results).size).toBe(1);
    const values: unknown = JSON.parse(results[0] ?? '');
    expect(Array.isArray(values) && values.slice(0, 4)).toMatchObject([
      { ok: true, value: '2023-11-14T19:13:20-03:00' },
      { ok: true, value: '2023-11-14' },
      { ok: true, value: '2023-11-14T19:13:20@America/Sao_Paulo' },
      { ok: true, value: '2023-11-13T19:13:20-03:00' },
    ]);
  }, 30_000);
});
